"""The one door through which words go into the index and queries come to it: spelling, clitics, lemma.

Lemmas are simplemma's (MIT), whose Arabic table knows 298,000 forms, verbs conjugated and broken plurals among them; here
it is keyed by folded form, since people type اكد for أكد. A clitic is cut off only where the rest is a known word.
"""

from __future__ import annotations

from functools import lru_cache

from musnad.lexicon.loader import read_rows
from musnad.text import fold

PROCLITICS = ("وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل", "وب", "ول", "فب", "فل", "و", "ف", "ب", "ل", "ك", "س")
ENDINGS = ("ون", "ين", "ان", "ات", "وا", "تا", "ت")  # of plurals, duals and verbs that the table lacks
ENCLITICS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ه", "ك", "ي")


class Lemmas:
    """Folded word → the term of the index. Made once (half a second), then a dictionary lookup a word form."""

    def __init__(self) -> None:
        self._table = _folded_table()
        self._spelling = {variant: cells[0] for _, cells in read_rows("spellings.tsv", 2) for variant in cells[1].split("|")}
        self._terms: dict[str, str] = {}

    def term(self, folded: str) -> str:
        """The term under which a folded word is kept and looked for: والجيوش → جيش, لحلب → حلب, أمريكا → اميركا."""
        found = self._terms.get(folded)
        if found is None:
            found = self._terms[folded] = self._term(folded)
        return found

    def _term(self, folded: str) -> str:
        readings = _readings(folded)
        for forms in (readings, *map(_uninflected, readings)):
            for form in forms:
                known = self._spelling.get(form) or self._table.get(form)
                if known:
                    return self._spelling.get(known, known)
        return folded


def _readings(folded: str) -> list[str]:
    """The word itself, then without proclitics, without enclitics, without both; each at least two letters long."""
    found = [folded]
    for proclitic in PROCLITICS:
        if folded.startswith(proclitic) and len(folded) - len(proclitic) >= 2:
            found.append(folded[len(proclitic) :])
    for form in found[:]:
        for enclitic in ENCLITICS:
            if form.endswith(enclitic) and len(form) - len(enclitic) >= 2:
                found.append(form[: -len(enclitic)])
                if form[: -len(enclitic)].endswith("ت"):  # ة before a pronoun: مدرستهم → مدرسه
                    found.append(form[: -len(enclitic) - 1] + "ه")
    return found


def _uninflected(form: str) -> list[str]:
    """`form` as the third person singular or the singular it may come from: تعلنون → يعلن, اتهامات → اتهام."""
    stems = [form] + [form[: -len(ending)] for ending in ENDINGS if form.endswith(ending) and len(form) - len(ending) >= 3]
    return stems[1:] + ["ي" + stem[1:] for stem in stems if stem[0] in "تنا"]


def _folded_table() -> dict[str, str]:
    """simplemma's table keyed by folded form; where spellings fall together, a form that is its own lemma wins."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    table: dict[str, str] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary("ar").items():
        key, value = fold(form), fold(lemma)
        if key not in table or key == value:
            table[key] = value
    return table


@lru_cache(maxsize=1)
def load_lemmas() -> Lemmas:
    """The lemmas; read at the first call, then remembered."""
    return Lemmas()
