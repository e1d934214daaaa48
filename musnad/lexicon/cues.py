"""The words that report: verbs.tsv and every inflected form of its rows.

Only the bare forms are made, when the lexicon is first used; the clitics before and behind a form are taken off when
the form is looked up, and what a form means is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, cast, get_args

from musnad.errors import LexiconError
from musnad.lexicon import flags
from musnad.lexicon.conjugation import Tense, Verb, conjugate, join, masdar
from musnad.lexicon.data import read_rows
from musnad.lexicon.words import Words
from musnad.records import Act
from musnad.text import fold

Kind = Literal["verb", "noun", "preposition", "light"]

COLUMNS = 12
_CLITICS = ("هما", "ها", "هم", "هن", "نا", "ني", "ه")
_VERB_PROCLITICS = ("س", "ل", "وس", "ول", "فس", "فل", "و", "ف")
_BEFORE_PARTICIPLES = ("و", "ف", "ال", "وال")
_NOUN_PROCLITICS = (
    "وبال", "فبال", "وكال", "بال", "كال", "وال", "فال", "ولل", "ال", "لل",
    "وب", "ول", "وك", "فب", "فل", "و", "ف", "ب", "ل", "ك",
)  # fmt: skip
_ARTICLE = ("ال", "لل")


class CueRow(NamedTuple):
    """One row of verbs.tsv.

    `lemma`: third person masculine singular past for verbs (أكد), the noun or preposition itself otherwise; a shadda
    tells verbs of the same letters apart (ذكر، ذكّر).
    `act`: what the cue does when its content does not decide otherwise.
    `frames`: how the content may follow, best first: "أن" (also إن بأن with pronouns), "object" (a noun phrase), a
    preposition ("إلى" "من" "ب" "على" "عن" "ل" "في"), "quote" (only a quotation or a colon makes it a report).
    For a preposition it is how the *source* follows: "object" (بحسب X), "ل" (وفقا لX), "إلى", "عن".
    `addressee`: the preposition or "object" that opens who is told (دعا A إلى: "object"; قال ل: "ل"), "" if none.
    `carries`: with no subject of its own the last speaker goes on (أضاف، تابع).
    `weak`: reports only with a clause or a quotation, never with a bare noun phrase (ذكر، رأى، كتب).
    `words`: the folded words of a cue of several words, in order; `anchor` is the place in them of the word that
    `lookup` finds ("علي لسان": 1). One word and 0 for the rest.
    """

    lemma: str
    kind: Kind
    act: Act
    frames: tuple[str, ...]
    addressee: str
    carries: bool
    weak: bool
    gloss: str
    words: tuple[str, ...] = ()
    anchor: int = 0


class CueForm(NamedTuple):
    """What one written form of a cue says: `person` 1-3, gender, number of its subject where the form shows it.

    `proclitic`: و ف ل س ب ك ال before the form ("" if none); `enclitic`: the pronoun behind it ("" if none).
    `doubtful`: the letters are mostly another word (بين، عد، رد، كاتب): only a clause with أن or a quotation right
    behind makes it a report. `jussive`: stands only behind لم or لـ (ينف، يقل).
    """

    row: CueRow
    tense: Tense
    voice: Literal["active", "passive"]
    person: Literal[1, 2, 3] | None = None
    gender: Literal["m", "f"] | None = None
    number: Literal["s", "d", "p"] | None = None
    proclitic: str = ""
    enclitic: str = ""
    doubtful: bool = False
    jussive: bool = False


class LightForm(NamedTuple):
    """A noun that makes a cue together with a verb: أعرب عن *أمله*, وجه *تحذيرا*.

    `row` is the light row; `preposition` stands between verb and noun ("عن", "ب", "" for none); `enclitic` is the
    noun's pronoun (أمله: "ه"), "" if none.
    """

    row: CueRow
    preposition: str
    enclitic: str = ""


class Row(NamedTuple):
    """A row as written, with what only the generation and the tests need."""

    cue: CueRow
    build: str
    masdar: str
    doubtful: frozenset[str]
    sure_behind_and: frozenset[str]
    never: frozenset[str]
    example: str
    outcome: str
    line: int


def read_cues() -> list[Row]:
    """The rows of verbs.tsv in their order; raises LexiconError with the line of a bad row."""
    return [_row(number, cells) for number, cells in read_rows("verbs.tsv", COLUMNS)]


def _row(number: int, cells: list[str]) -> Row:
    lemma, kind, build, noun, act, frames, addressee, marks, doubtful, gloss, example, outcome = (
        "" if cell == "-" else cell for cell in cells
    )
    if kind not in get_args(Kind) or act not in get_args(Act):
        raise LexiconError(f"verbs.tsv:{number}: unknown kind {kind!r} or act {act!r}")
    flagged = marks.split()
    if not set(flagged) <= {"carries", "weak"}:
        raise LexiconError(f"verbs.tsv:{number}: unknown flags {marks!r}")
    words = tuple(fold(build).replace("*", "").split()) if kind == "preposition" else ()
    anchor = next((place for place, word in enumerate(build.split()) if word.startswith("*")), 0)
    cue = CueRow(
        lemma, cast(Kind, kind), cast(Act, act), tuple(frames.split()), addressee,
        "carries" in flagged, "weak" in flagged, gloss, words, anchor if kind == "preposition" else 0,
    )  # fmt: skip
    never = frozenset(form[1:] for form in doubtful.split() if form.startswith("!"))
    bare = frozenset(form[1:] for form in doubtful.split() if form.startswith("~"))
    plain = frozenset(form for form in doubtful.split() if form[0] not in "!~")
    return Row(cue, build, noun, plain | bare, bare, never, example, outcome, number)


class Cues:
    """All rows, and the forms they make."""

    def __init__(self, words: Words) -> None:
        self.table = tuple(read_cues())
        self._words = words
        self._never = {row.cue: row.never for row in self.table if row.never}
        self._sure_behind_and = {row.cue: row.sure_behind_and for row in self.table if row.sure_behind_and}
        self.rows: tuple[CueRow, ...] = tuple(row.cue for row in self.table)
        self._bare: dict[str, list[CueForm]] = {}
        self._joined: dict[str, list[CueForm]] = {}
        self._light: dict[str, dict[str, list[LightForm]]] = {}
        for row in self.table:
            self._build(row)
        self._known: dict[str, tuple[CueForm, ...]] = {}

    def lookup(self, form: str) -> tuple[CueForm, ...]:
        """The readings of a folded form with its clitics on, likeliest first; empty if it reports nothing."""
        known = self._known.get(form)
        if known is None:
            readings = [found for found in self._readings(form) if form not in self._never.get(found.row, ())]
            known = tuple(sorted(readings, key=_likelihood))
            if known:
                self._known[form] = known
        return known

    def stems(self) -> Iterable[str]:
        """The forms that stand without clitics."""
        return self._bare

    def joined_stems(self) -> Iterable[str]:
        """The forms that take a pronoun."""
        return self._joined

    def bits(self, form: str) -> int:
        """flags.CUE where the form may report."""
        return flags.CUE if self.lookup(form) else 0

    def light(self, lemma: str, form: str) -> LightForm | None:
        """What the noun `form` (folded, clitics on) adds to the verb `lemma`, None where the two make no cue.

        أعرب + أمله, وجه + تحذيرا, أنحى + باللائمة. The noun may stand behind the source (أعربت الوزارة عن أملها).
        """
        nouns = self._light.get(lemma)
        if nouns is None:
            return None
        for found in nouns.get(form, ()):
            return found
        for pronoun in _CLITICS:
            if form.endswith(pronoun):
                for found in nouns.get(form[: -len(pronoun)] + "+", ()):
                    return found._replace(enclitic=pronoun)
        return None

    def takes_light_nouns(self, lemma: str) -> bool:
        """Whether the verb makes a cue together with some noun."""
        return lemma in self._light

    def _readings(self, form: str) -> Iterator[CueForm]:
        """Every reading, bare ones first. What is a common noun as it stands is not taken apart: وكالة is no و+كال+ه."""
        yield from self._bare.get(form, ())
        kind = self._words.kind(form)
        if kind == "n":
            if form[0] in "وف":  # ودعا: "deposit" in the dictionary, "and called" in the newspaper
                yield from self._behind_and(form[0], form[1:])
            return
        yield from self._with_pronoun(form)
        if form[:1] not in "وفسلبكا":
            return
        if kind is None or form[0] in "وف":
            for proclitic in _NOUN_PROCLITICS:
                if form.startswith(proclitic):
                    yield from self._noun_behind(proclitic, form[len(proclitic) :])
        for proclitic in _VERB_PROCLITICS:
            if form.startswith(proclitic):
                yield from self._verb_behind(proclitic, form[len(proclitic) :])

    def _with_pronoun(self, form: str) -> Iterator[CueForm]:
        for pronoun in _CLITICS:
            if form.endswith(pronoun):
                for reading in self._joined.get(form[: -len(pronoun)], ()):
                    yield reading._replace(enclitic=pronoun)

    def _verb_behind(self, proclitic: str, rest: str) -> Iterator[CueForm]:
        for reading in (*self._bare.get(rest, ()), *self._with_pronoun(rest)):
            takes = reading.tense == "present" or (reading.tense == "past" and proclitic in "وف")
            if takes and not (reading.jussive and proclitic[-1] == "س"):
                sure = proclitic in "وف" and rest in self._sure_behind_and.get(reading.row, ())
                yield reading._replace(proclitic=proclitic, doubtful=reading.doubtful and not sure)

    def _behind_and(self, proclitic: str, rest: str) -> Iterator[CueForm]:
        for reading in self._verb_behind(proclitic, rest):
            third = reading.person == 3 and not reading.enclitic and not reading.jussive
            sure = not reading.doubtful or (proclitic == "و" and reading.tense == "past")
            if third and sure:
                yield reading
        for reading in self._noun_behind(proclitic, rest):
            if reading.tense == "particle":
                yield reading

    def _noun_behind(self, proclitic: str, rest: str) -> Iterator[CueForm]:
        article = proclitic.endswith(_ARTICLE)
        for reading in (*self._bare.get(rest, ()), *(() if article else self._with_pronoun(rest))):
            if article and reading.doubtful:  # what is mostly another word is that word with the article: المتهم
                continue
            if (
                reading.tense == "masdar"
                or (reading.tense == "participle" and proclitic in _BEFORE_PARTICIPLES)
                or (reading.tense == "particle" and proclitic in "وف")
            ):
                yield reading._replace(proclitic=proclitic)

    def _add(self, text: str, joined: str, reading: CueForm) -> None:
        known = self._bare.setdefault(text, [])
        if reading not in known:
            known.append(reading)
        if joined:
            known = self._joined.setdefault(joined, [])
            if reading not in known:
                known.append(reading)

    def _build(self, row: Row) -> None:
        if row.cue.kind == "verb":
            self._build_verb(row)
        elif row.cue.kind == "noun":
            self._build_nouns(row)
        elif row.cue.kind == "preposition":
            self._build_particle(row)
        else:
            self._build_light(row)

    def _build_verb(self, row: Row) -> None:
        root, measure, *vowel = row.build.split()
        verb = Verb(root, measure, *vowel)
        for form in conjugate(verb):
            if form.tense == "participle" and form.text in row.never:
                continue
            doubtful = form.text in row.doubtful or form.text in row.never
            reading = CueForm(
                row.cue, form.tense, form.voice, form.person, form.gender, form.number,
                doubtful=doubtful, jussive=form.jussive,
            )  # fmt: skip
            self._add(form.text, form.joined if form.tense != "participle" else "", reading)
        for noun in row.masdar.split():
            self._build_noun(row, masdar(verb) if noun == "+" else noun, "masdar", plural=noun == "+")

    def _build_noun(self, row: Row, noun: str, tense: Tense, plural: bool = False) -> None:
        number: Literal["s", "p"] = "p" if noun.endswith("ات") else "s"
        reading = CueForm(row.cue, tense, "active", None, None, number)
        for text, joined in noun_forms(noun):
            self._add(text, joined, reading._replace(doubtful=text in row.doubtful))
        if plural and noun[-1] not in "ةء":
            self._build_noun(row, noun + "ات", tense)

    def _build_nouns(self, row: Row) -> None:
        for noun in row.build.split():
            self._build_noun(row, noun, "masdar")

    def _build_particle(self, row: Row) -> None:
        word = row.cue.words[row.cue.anchor]
        joined = fold(join(word)) if row.cue.frames == ("object",) else ""
        self._add(word, joined, CueForm(row.cue, "particle", "active"))

    def _build_light(self, row: Row) -> None:
        verbs, _, nouns = row.build.partition("|")
        for verb in verbs.split():
            lemma, _, preposition = verb.rstrip("!").partition("+")
            table = self._light.setdefault(lemma, {})
            entry = LightForm(row.cue, preposition)
            glued = preposition if len(preposition) == 1 else ""
            for noun in nouns.split():
                for text, joined in noun_forms(noun):
                    for article in () if verb.endswith("!") else ("", "ال"):
                        table.setdefault(glued + article + text, []).append(entry)
                    if joined:
                        table.setdefault(glued + joined + "+", []).append(entry)


def noun_forms(noun: str) -> Iterator[tuple[str, str]]:
    """The written forms of a noun, each folded, with its form before a pronoun ("" where none joins).

    دعوة: دعوه/دعوت; بيان: بيان, بيانا; ادعاء: ادعاء with ادعاء, ادعاي, ادعاو (their hamza follows the case).
    """
    text = fold(noun)
    yield text, fold(join(noun))
    if noun.endswith("اء"):
        yield text, text[:-1] + "ي"
        yield text, text[:-1] + "و"
    elif noun[-1] not in "ةىي" and not noun.endswith("ات"):
        yield text + "ا", ""


def _likelihood(reading: CueForm) -> tuple[bool, bool, bool, int, bool]:
    """Sure forms first, then active, then by what reports most: past, present, participle, noun."""
    order = ("past", "present", "particle", "participle", "masdar", "imperative")
    return (
        reading.doubtful,
        bool(reading.proclitic and reading.enclitic),
        reading.voice == "passive",
        order.index(reading.tense),
        reading.row.weak,
    )
