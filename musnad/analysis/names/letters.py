"""Each token as one letter, so that the rules for names are regular expressions over a string of classes.

G given name    F other part of names   g part of names that is a common word too   h v noun, verb seldom part of a name   j ولد   U unknown word  A unknown, with article
K kunya (أبو، عبد، آل)   I ابن، أبي   b بن, between names    k particle of foreign names (دي، فان)   J what joins to a name (الله، الدين)
L listed place  M المملكة  t part of a time expression
T role noun     N nisba of a nation with article   n without    H head noun   B definite body that a nisba makes a name
V verb          C verb that reports     P function word   W common word with article   Z y with و, with ب ل ك before it   w without   s word known by its parts alone   x passing adjective (السابق)   d digits   l word in Latin letters
i single letter   and for marks: q « “   Q " e » ”   ( )   ,   .   :   - dashes   # _ hashtag   ; all others
"""

from __future__ import annotations

import re
from functools import lru_cache

from musnad.analysis.morphology import Analysis, analyse
from musnad.lexicon import flags
from musnad.lexicon.loader import Lexicon
from musnad.lexicon.name_words import NameWords
from musnad.text import Word, fold

MARKS = {
    "«": "q", "“": "q", "„": "q", "‹": "q", '"': "Q", "»": "e", "”": "e", "›": "e", "(": "(", "[": "(", "{": "(",
    ")": ")", "]": ")", "}": ")", "،": ",", ",": ",", ".": ".", ":": ":", "-": "-", "–": "-", "—": "-", "ـ": "-", "#": "#",
}  # fmt: skip
TANWIN = "\u064b"  # no name is written with the accusative's ending: ليلاً
KINGDOM = {"المملكه": 0, "والمملكه": 1, "بالمملكه": 1, "للمملكه": 2, "وللمملكه": 3}
VERBAL = frozenset(["past", "present", "past or noun"])

# علي that is the preposition though the page writes على elsewhere: behind a common word and before one.
ALI = re.compile(r"(?<=[WwsyZVN])Y(?=[WwsyZMPBHLd])")
# Shapes of inflected Arabic words that no list has: يسعفون، سيحسم، اغتيلت، بعكازتيه، التفتيشات، الحوثية.
INFLECTED = re.compile(
    r"[وف]?(?:[يتن]\w{3,}(?:ون|وا)|\w{2,}وا|سي\w{2,}[^ينوا\W]|ا[نستغ]\w?ت?\w{2,}ت|[بلك]\w{3,}(?:ه|ها|هم|نا)|(?:[بلك]?ال|لل)\w{3,}(?:وه|ات|ون|ين|يه|اء)"
    r"|\w{3,}(?:وه|ات|اته|اتها|اتهم|تها|تهم|تهما|اءه|اءها|نهم|نها))$"
)

# What shows that a word known by its parts alone is one: an ending with a pronoun or of a plural, or two proclitics.
TELLING = re.compile(r".*(?:ها|هم|هما|ته|تهم|نا|ات|وه|يه)$|[وف][بلكس]|و")

# What may stand before a body with the article, and how many letters of it are proclitics: للحكومة is ل + الحكومة.
BEFORE_BODY = (("لل", 2), ("ولل", 3), ("وب", 2), ("و", 1), ("ف", 1), ("ب", 1), ("ك", 1), ("", 0))


def _closed_classes(known: NameWords) -> dict[str, tuple[str, int]]:
    """Each form of the closed classes, with its proclitics, its letter and how many letters are proclitics."""
    forms: dict[str, tuple[str, int]] = {"ولد": ("j", 0)}
    for letter, words in (("x", known.passing), ("J", known.joined), ("b", known.nasab)):
        forms.update((word, (letter, 0)) for word in words)
    for letter, words in (("k", known.particles), ("I", known.son), ("K", known.kunya)):
        forms.update(("و" + word, (letter, 1)) for word in words if letter != "k" or len(word) > 2)
        if letter != "k":
            forms.update((before + word, (letter, 1)) for word in words if len(word) > 2 for before in "فبل")
        forms.update((word, (letter, 0)) for word in words)
    forms.update((before + word, ("P", 0)) for word in known.function for before in "وف" if word not in known.particles)
    forms.update(
        (word, (letter, 0)) for letter, words in (("k", known.particles), ("K", known.kunya)) for word in words
    )
    forms.update((word, ("P", 0)) for word in (*known.function, *"وفبلك"))
    forms.update((form, ("M", cut)) for form, cut in KINGDOM.items())
    return forms


class Letters(dict[str, str]):
    """The letter of each token's text, worked out at its first use. `cuts`: how many proclitic letters a name has.

    Keyed by the text, not by the folded form, so that علي ʿAlī and على "on" can differ.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.known = lexicon.name_words
        self.cuts: dict[str, int] = {}
        self._closed = _closed_classes(lexicon.name_words)
        self._bodies = {
            before + body[2:] if before.endswith("ل") and len(before) > 1 else before + body: cut
            for body in lexicon.name_words.bodies
            for before, cut in BEFORE_BODY
        }
        self.head = lexicon.heads.lookup

    def __missing__(self, text: str) -> str:
        form = fold(text)
        return self._learn(text, form, self.lexicon.bits_of(form))

    def _learn(self, text: str, form: str, bits: int) -> str:
        """Work out the letter of a text with its folded form and the lexicon's flags, and keep it."""
        if len(self) > 600_000:
            self.clear()
        letter = self._letter(form, bits) if TANWIN not in text else "w"
        if text in ("علي", "وعلي"):
            letter = "Y"
        self[text] = letter
        return letter

    def spell(self, words: list[Word]) -> str:
        """The letters of a document's tokens. علي is the preposition where the page never writes على."""
        spelt = [word.letter for word in words]
        if "" in spelt:
            for word in words:
                if not word.letter:
                    word.letter = self.get(word.text) or self._learn(word.text, word.form, word.bits)
            spelt = [word.letter for word in words]
        letters = "".join(spelt)
        if "Y" in letters:
            letters = letters.replace("Y", "P") if all(word.text != "على" for word in words) else ALI.sub("P", letters)
            letters = letters.replace("Y", "G")
        return letters

    def _letter(self, form: str, bits: int) -> str:
        if not form or not (form[0].isalnum() or form[0] == "_"):
            return MARKS.get(form, ";")
        if not form.isalpha() and any(letter.isdigit() for letter in form):
            return "d"
        if form[0] < "\u0370":
            return "l"
        if form[0] in "وفبلك" and len(form) > 2 and form[1] < "\u0370":  # لـCNN
            self.cuts[form] = 1
            return "l"
        if "_" in form:
            return "_"
        return self._word(form, bits)

    def _word(self, form: str, bits: int) -> str:
        if bits & flags.CUE and self._reports(form):
            return "C"
        closed = self._closed.get(form)
        if closed is not None:
            if closed[1]:
                self.cuts[form] = closed[1]
            return closed[0]
        if len(form) == 1:
            return "i"
        if form.startswith("عبدال"):
            return "G"
        nation = self.lexicon.gazetteer.nation(form) if bits & flags.NATION else None
        if nation is not None and nation.definite and form.startswith("ال"):
            return "N"
        body = self._bodies.get(form)
        if body is not None:
            self.cuts[form] = body
            return "B"
        if self.head(form) is not None:
            return "H"
        if bits & flags.ROLE:
            return "T"
        if bits & flags.NAME and self._place(form):
            return "L"
        if nation is not None and not form.startswith("ال"):
            return "n"
        return self._open(form)

    def _reports(self, form: str) -> bool:
        """A verb that reports, and no given name (سامر Samir, not سآمر "I shall order")."""
        return self.lexicon.words.names.get(form) != "given" and analyse(form, self.lexicon).speech in VERBAL

    def _place(self, form: str) -> bool:
        """A listed place of one word that is nothing else, proclitics on or off; those of لإسرائيل are kept as its cut."""
        gazetteer = self.lexicon.gazetteer
        for found in gazetteer.lookup_first(form):
            if found.lengths & 1 and (not found.strip or form not in self.lexicon.words):
                named = form in self.lexicon.words.names or gazetteer.part(found.stem) is not None
                if any(
                    entry.type == "LOC"
                    and not entry.ambiguous
                    and not (named and entry.kind in ("town", "city", "province") and not entry.wikidata)
                    for entry in gazetteer.find(found.stem)
                ):
                    if found.strip:
                        self.cuts[form] = found.strip
                    return True
                return False
        return False

    def _open(self, form: str) -> str:
        """The letter of a word of no closed class: a part of names, common, or unknown."""
        reading = analyse(form, self.lexicon)
        if (
            reading.proclitics in ("و", "ف", "ل", "ب")
            and form not in self.lexicon.words
            and self.lexicon.words.names.get(form[1:]) == "given"
        ):
            self.cuts[form] = 1
            return "G"
        if (
            reading.speech is None
            or (reading.proclitics and self._foreign(form, reading))
            or self._latin(form, reading)
        ):
            named = self._part(form, reading)
            if named:
                return named
        if reading.speech is not None:
            part = self._graded(form)
            if part or reading.verb or reading.article:
                return part or ("V" if reading.verb else _definite(reading.proclitics))
            sure = (
                form in self.lexicon.words
                or reading.enclitic not in ("", "ي", "ك")
                or reading.proclitics not in ("", "ك")
                or TELLING.match(form)
            )
            return "w" if sure else "s"
        if INFLECTED.match(form):
            return "W" if form.startswith(("ال", "وال", "بال", "لل")) else "w"
        if self._first_person(form):
            return "V"
        if form[0] == "و" and len(form) > 4:
            self.cuts[form] = 1
            return "A" if form.startswith("وال") else "U"
        return "A" if form.startswith("ال") else "U"

    def _first_person(self, form: str) -> bool:
        """A verb of the present by its third person: نجزم "we are certain" by يجزم, لتصير "to become" by يصير."""
        bare = form[1:] if form[0] in "وف" else form
        bare = bare[1:] if bare[:1] in ("س", "ل") else bare
        return len(bare) > 3 and bare[0] in "نت" and self.lexicon.words.kind("ي" + bare[1:]) == "p"

    def _foreign(self, form: str, reading: Analysis) -> bool:
        """The whole form is a foreign name, likelier than a split of it (باراك Barack, not بـ + أراك); so are all short stems."""
        part = self.lexicon.gazetteer.part(form)
        return len(reading.stem) < 4 or (part is not None and part.origin == "foreign" and not part.ambiguous)

    def _latin(self, form: str, reading: Analysis) -> bool:
        """A foreign given name that only an ending makes a word: إميلي Emily, not "my Emile", مارتينا Martina."""
        if reading.proclitics or reading.article or form[-1] not in "ايه" or form in self.lexicon.words:
            return False
        part = self.lexicon.gazetteer.part(form)
        return (
            part is not None
            and part.origin == "foreign"
            and not part.ambiguous
            and part.role != "family"
            and len(form) > 4
        )

    def _graded(self, form: str) -> str:
        """The letter of a common word as a part of names: "" where it is none."""
        role = self.lexicon.words.names.get(form)
        if role is not None:
            return "G" if role == "given" else "g"
        if self.lexicon.gazetteer.part(form) is None:
            return ""
        return "v" if analyse(form, self.lexicon).verb else "h"

    def _part(self, form: str, reading: Analysis) -> str:
        """The letter of a part of names, with its cut where proclitics stand before it; "" if the form is none."""
        gazetteer = self.lexicon.gazetteer
        for cut, rest in _name_cuts(form):
            part = gazetteer.part(rest)
            if part is None or (cut and (len(rest) < 4 or part.ambiguous or rest in self.lexicon.words)):
                continue
            if cut and reading.speech is not None:
                continue
            if cut:
                self.cuts[form] = cut
            if part.ambiguous:
                return "g"
            return "G" if part.role in ("given", "both") else "F"
        return ""


def _definite(proclitics: str) -> str:
    """The letter of a word with the article: it goes on with a name, joins by "and", or begins anew behind a preposition."""
    return "W" if not proclitics else "Z" if proclitics == "و" else "y"


def _name_cuts(form: str) -> list[tuple[int, str]]:
    cuts = [(0, form)]
    at = 0
    if form[0] in "وف":
        cuts.append((1, form[1:]))
        at = 1
    for begin in dict.fromkeys((0, at)):
        rest = form[begin:]
        if rest.startswith("لل"):
            cuts.append((begin + 2, "ال" + rest[2:]))
        elif rest[:1] in ("ب", "ل", "ك"):
            cuts.append((begin + 1, rest[1:]))
    return cuts


@lru_cache(maxsize=2)
def letters_of(lexicon: Lexicon) -> Letters:
    """The letters that go with a lexicon."""
    return Letters(lexicon)
