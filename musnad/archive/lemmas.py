"""The one door through which words go into the index and queries come to it: spelling, clitics, lemma.

Lemmas are simplemma's (MIT), whose Arabic table knows 298,000 forms, verbs conjugated and broken plurals among them; here
it is keyed by folded form, since people type اكد for أكد. A clitic is cut off only where the rest is a known word.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from musnad.lexicon.loader import load_lexicon, read_rows
from musnad.lexicon.names import Gazetteer
from musnad.text import fold

ARTICLES = ("ال", "لل", "وال", "فال", "بال", "كال", "ولل", "فلل")  # these are seldom part of the word: tried first
PROCLITICS = ("و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "فب", "فل", "وس", "فس")
ENDINGS = ("ون", "ين", "ان", "ات", "وا", "تا", "ت")  # of plurals, duals and verbs that the table lacks
FAMILY = 5  # forms from which a lemma is taken for one
ENCLITICS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ه", "ك", "ي")


class Lemmas:
    """Folded word → the term of the index. Made once (half a second), then a dictionary lookup a word form."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._table, self._families = _folded_table()
        self._gazetteer = gazetteer
        self._spelling = {
            variant: cells[0] for _, cells in read_rows("spellings.tsv", 2) for variant in cells[1].split("|")
        }
        self._terms: dict[str, str] = {}

    def term(self, folded: str) -> str:
        """The term under which a folded word is kept and looked for: والجيوش → جيش, لحلب → حلب, أمريكا → اميركا."""
        found = self._terms.get(folded)
        if found is None:
            found = self._terms[folded] = self._term(folded)
        return found

    def _term(self, folded: str) -> str:
        for form in _readings(folded):
            for known in (self._listed, self._named, self._own, self._inflected, self._table.get):
                lemma = known(form)
                if lemma:
                    return lemma
        return folded

    def _listed(self, form: str) -> str | None:
        """From the table of spellings, or from the lemma table where that has more to say than the form itself."""
        usual = self._spelling.get(form, form)
        lemma = self._table.get(usual, usual)
        return lemma if lemma != form else None

    def _named(self, form: str) -> str | None:
        """A name that is no common word stays as it is: بوتين is not ب + وتين."""
        part = self._gazetteer.part(form)
        return form if (part and not part.ambiguous) or self._gazetteer.find(form) else None

    def _own(self, form: str) -> str | None:
        """A lemma of its own, one that has a family of forms; the table also holds forms that it cannot trace."""
        return form if self._table.get(form) == form and self._families[form] >= FAMILY else None

    def _inflected(self, form: str) -> str | None:
        """A plural or a verb that the table lacks, through the form it comes from."""
        return next((lemma for other in _uninflected(form) if (lemma := self._table.get(other))), None)


def _readings(folded: str) -> list[str]:
    """The readings of a word, likeliest first: without its article, as it is, without other clitics."""
    found = [folded[len(a) :] for a in ARTICLES if folded.startswith(a) and len(folded) - len(a) >= 3]
    found.append(folded)
    found += [folded[len(p) :] for p in PROCLITICS if folded.startswith(p) and len(folded) - len(p) >= 2]
    for form in found[:]:
        for enclitic in ENCLITICS:
            if form.endswith(enclitic) and len(form) - len(enclitic) >= 2:
                found.append(form[: -len(enclitic)])
                if form[: -len(enclitic)].endswith("ت"):  # ة before a pronoun: مدرستهم → مدرسه
                    found.insert(-1, form[: -len(enclitic) - 1] + "ه")
    return found


def _uninflected(form: str) -> list[str]:
    """`form` as the third person singular or the singular it may come from: تعلنون → يعلن, اتهامات → اتهام."""
    stems = [form] + [
        form[: -len(ending)] for ending in ENDINGS if form.endswith(ending) and len(form) - len(ending) >= 3
    ]
    return stems[1:] + ["ي" + stem[1:] for stem in stems if stem[0] in "تنا"]


def _folded_table() -> tuple[dict[str, str], Counter[str]]:
    """simplemma's table keyed by folded form, and how many forms each lemma has; where spellings fall together, the lemma with most forms wins."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    rows = [(fold(form), fold(lemma)) for form, lemma in DefaultDictionaryFactory().get_dictionary("ar").items()]
    family = Counter(lemma for _, lemma in rows)
    table: dict[str, str] = {}
    for form, lemma in rows:
        if form not in table or _weight(form, lemma, family) > _weight(form, table[form], family):
            table[form] = lemma
    return table, family


def _weight(form: str, lemma: str, family: Counter[str]) -> tuple[bool, int]:
    """Where spellings fall together, a true lemma goes before all, then the lemma with most forms (نفى before أفاء)."""
    return lemma == form and family[lemma] >= FAMILY, family[lemma]


@lru_cache(maxsize=1)
def load_lemmas() -> Lemmas:
    """The lemmas; read at the first call, then remembered."""
    return Lemmas(load_lexicon().gazetteer)
