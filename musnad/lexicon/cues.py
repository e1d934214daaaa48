"""The words that report: verbs.tsv and every inflected form of its rows."""

from __future__ import annotations

from typing import Literal, NamedTuple

from musnad.records import Act

Kind = Literal["verb", "noun", "preposition", "light"]
Tense = Literal["past", "present", "imperative", "participle", "masdar", "particle"]


class CueRow(NamedTuple):
    """One row of verbs.tsv.

    `lemma`: third person masculine singular past for verbs (أكد), the noun or preposition itself otherwise.
    `act`: what the cue does when its content does not decide otherwise.
    `frames`: how the content may follow, best first: "أن" (also إن بأن with pronouns), "object" (a noun phrase), a
    preposition ("إلى" "من" "ب" "على" "عن" "ل" "في"), "quote" (only a quotation or a colon makes it a report).
    `addressee`: the preposition or "object" that opens who is told (دعا A إلى: "object"; قال ل: "ل"), "" if none.
    `carries`: with no subject of its own the last speaker goes on (أضاف، تابع).
    `weak`: reports only with a clause or a quotation, never with a bare noun phrase (ذكر، رأى، كتب).
    """

    lemma: str
    kind: Kind
    act: Act
    frames: tuple[str, ...]
    addressee: str
    carries: bool
    weak: bool
    gloss: str


class CueForm(NamedTuple):
    """What one written form of a cue says: `person` 1-3, gender, number of its subject where the form shows it.

    `proclitic`: و ف ل س before the form ("" if none); `enclitic`: the object pronoun behind it ("" if none).
    """

    row: CueRow
    tense: Tense
    voice: Literal["active", "passive"]
    person: Literal[1, 2, 3] | None = None
    gender: Literal["m", "f"] | None = None
    number: Literal["s", "d", "p"] | None = None
    proclitic: str = ""
    enclitic: str = ""


class Cues:
    """All rows, and the forms they make."""

    def __init__(self) -> None:
        self.rows: tuple[CueRow, ...] = ()
        self._forms: dict[str, tuple[CueForm, ...]] = {}

    def lookup(self, form: str) -> tuple[CueForm, ...]:
        """The readings of a folded form with its clitics on, likeliest first; empty if it reports nothing."""
        return self._forms.get(form, ())

    def bits(self, form: str) -> int:
        """flags.CUE where the form may report."""
        return 0
