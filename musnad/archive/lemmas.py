"""The one door through which words go into the index and queries come to it: spelling, clitics, lemma.

Lemmas are simplemma's (MIT), whose Arabic table knows 298,000 forms, verbs conjugated and broken plurals among them; here
it is keyed by folded form, since people type اكد for أكد. A clitic is cut off only where the rest is a known word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from musnad.lexicon.conjugation import Verb, conjugate
from musnad.lexicon.data import read_rows
from musnad.lexicon.loader import load_lexicon
from musnad.lexicon.names import Gazetteer
from musnad.text import fold

ARTICLES = ("ال", "لل", "وال", "فال", "بال", "كال", "ولل", "فلل")  # these are seldom part of the word: tried first
PROCLITICS = ("و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "فب", "فل", "وس", "فس")
OPENINGS = ("ال", "لل", "بال", "كال", "س", "ب", "ل")  # before what the project's own tables hold
ENDINGS = ("ون", "ين", "ان", "ات", "وا", "تا", "ت")  # of plurals, duals and verbs that the table lacks
FAMILY = 5  # forms from which a lemma is taken for one
DUALS = ("ان", "ين")
PRONOUNS = ("ها", "هم", "هما", "نا")
NISBA_ENDINGS = ("", "ه", "ون", "ين", "ان", "ات", "تان", "تين")
ENCLITICS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ه", "ك", "ي")


class Lemmas:
    """Folded word → the term of the index. Made once (half a second), then a dictionary lookup a word form."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._table, self._families = _folded_table()
        self._gazetteer = gazetteer
        self._ours = _own_table()
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

    def usual_name(self, name: str) -> str:
        """The name under which the lists have an entity (folded or not): الولايات المتحدة for أميركا; "" for what none has."""
        entries = self._gazetteer.find(fold(name))
        return entries[0].name if len(entries) == 1 and not entries[0].ambiguous else ""

    def _term(self, folded: str) -> str:
        ours = self._of_ours(folded)
        if ours:
            return ours
        for form in _readings(folded):
            for known in (self._listed, self._named, self._own, self._inflected, self._table.get):
                lemma = known(form)
                if lemma:
                    return lemma
        return folded

    def _of_ours(self, folded: str) -> str | None:
        """From the names and the project's own tables: as it stands, without و and ف, without س, an article or a preposition, without a pronoun."""
        bare = folded[1:] if folded[0] in "وف" and len(folded) > 3 else folded
        for form in (folded, bare, *(bare[1:] for letter in "بلك" if bare.startswith(letter) and len(bare) > 3)):
            if form in self._spelling:  # سورية is the country, السورية the adjective
                return self._ours.get(self._spelling[form], self._spelling[form])
            if not form.startswith("ال") and any(not entry.ambiguous for entry in self._gazetteer.find(form)):
                return form
        for form in (folded, bare):
            found = self._ours.get(form)
            if found:
                return found
            for opening in OPENINGS:
                if form.startswith(opening) and (found := self._ours.get(form[len(opening) :])):
                    return found
        return None

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


def _own_table() -> dict[str, str]:
    """Folded form → folded lemma, from plurals.tsv, the roles, the nisba adjectives and the verbs; the first to name a form has it."""
    table: dict[str, str] = {}
    for form, lemma in (*_nouns(), *_nations(), *_verbs()):
        table.setdefault(form, lemma)
    return table


def _nouns() -> Iterator[tuple[str, str]]:
    """The words themselves first, so that مدرسة is no مدرس with a pronoun."""
    rows = [(singular, plurals.split("|")) for _, (singular, plurals) in read_rows("plurals.tsv", 2)]
    rows += [(cells[0], cells[3].split("|")) for _, cells in read_rows("roles.tsv", 7) if cells[3] != "-"]
    pairs = [(fold(singular), fold(singular)) for singular, _ in rows]
    pairs += [(fold(plural), fold(singular)) for singular, plurals in rows for plural in plurals]
    yield from pairs
    for form, lemma in pairs:
        yield from ((variant, lemma) for variant in _with_endings(form))


def _with_endings(form: str) -> Iterator[str]:
    """Its dual, its accusative, and as it stands before pronouns: قضاتهم, مدينتان, أعضائها, مواطنيها."""
    if form.endswith("ه"):
        yield from (form[:-1] + "ت" + ending for ending in (*DUALS, *PRONOUNS, "ه"))
    elif form.endswith("اء"):
        yield from (form[:-1] + seat + pronoun for seat in ("ء", "ي", "و") for pronoun in (*PRONOUNS, "ه"))
    elif form.endswith(("ون", "ين")):
        yield from (form[:-1] + pronoun for pronoun in ("", *PRONOUNS))
    elif not form.endswith(("ا", "ي")):  # a bare ه would be ة as well
        yield from (form + ending for ending in (*DUALS, *PRONOUNS, "ا"))


def _nations() -> Iterator[tuple[str, str]]:
    """One term for a nation's adjective in all its forms: روسي, روسية, الروس, روسيين; أكراد, كردي, كردية."""
    for _, (adjective, others, plurals, *_) in read_rows("demonyms.tsv", 5):
        lemma = fold(adjective)
        for stem in map(fold, (adjective, *filter(None, others.split("|")))):
            yield from ((stem + ending, lemma) for ending in NISBA_ENDINGS)
        yield from ((fold(plural) + end, lemma) for plural in plurals.split("|") if plural for end in ("", "ا"))


def _verbs() -> Iterator[tuple[str, str]]:
    """The third persons of the verbs, also before a pronoun; the infinitive and the participles are words of their own."""
    rows = [(lemma, build) for _, (lemma, build) in read_rows("news_verbs.tsv", 2)]
    rows += [(cells[0], cells[2]) for _, cells in read_rows("verbs.tsv", 12) if cells[1] == "verb"]
    for lemma, build in rows:
        for form in conjugate(Verb(*build.split())):
            if form.tense in ("past", "present") and form.person == 3 and len(form.text) > 2:
                yield form.text, fold(lemma)
                yield from ((form.joined + pronoun, fold(lemma)) for pronoun in ("ه", "ها", "هم"))


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
