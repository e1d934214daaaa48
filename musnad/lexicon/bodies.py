"""The nouns by which a body or a place is called again: bodies.tsv and the forms of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from musnad.errors import LexiconError
from musnad.lexicon import flags
from musnad.lexicon.data import read_rows
from musnad.lexicon.roles import MOST, PRONOUNS, Gender, Number, find_form
from musnad.text import fold


class BodyRow(NamedTuple):
    """One row of bodies.tsv; `plural` is None where the noun has none."""

    noun: str
    gender: Gender
    plural: str | None
    kinds: frozenset[str]
    gloss: str


class BodyForm(NamedTuple):
    """What one written form of such a noun says; the plural of things is feminine singular to agreement."""

    row: BodyRow
    number: Number
    definite: bool = False
    enclitic: str = ""
    proclitic: str = ""


class Bodies:
    """All rows of bodies.tsv, and the folded forms they make."""

    def __init__(self, name: str = "bodies.tsv") -> None:
        self.rows = tuple(_read(name))
        self._forms: dict[str, BodyForm] = {}
        self._read: dict[str, BodyForm | None] = {}  # with clitics on, as words are met again and again
        for row in self.rows:
            for form, reading in _inflect(row):
                self._forms.setdefault(form, reading)

    def lookup(self, form: str) -> BodyForm | None:
        """The reading of a folded form with its clitics on (بالحركة: حركة with ب and the article); None if no such noun."""
        try:
            return self._read[form]
        except KeyError:
            if len(self._read) > MOST:
                self._read.clear()
            found = self._read[form] = find_form(self._forms, form)
            return found

    def stems(self) -> Iterable[str]:
        """The forms that stand without proclitics."""
        return self._forms

    def bits(self, form: str) -> int:
        """flags.BODY where the form is such a noun."""
        return flags.BODY if find_form(self._forms, form) is not None else 0


def _read(name: str) -> Iterator[BodyRow]:
    for number, (noun, gender, plural, kinds, gloss) in read_rows(name, 5):
        if gender not in ("m", "f"):
            raise LexiconError(f"{name}:{number}: no such gender: {gender!r}")
        of: Gender = "f" if gender == "f" else "m"
        yield BodyRow(noun, of, None if plural == "-" else plural, frozenset(kinds.split()) - {"-"}, gloss)


def _inflect(row: BodyRow) -> Iterator[tuple[str, BodyForm]]:
    """Every folded form of a row without proclitics: the singular, its dual, its plural, each with article or pronoun."""
    folded = fold(row.noun)
    stem = fold(row.noun[:-1] + "ت" if row.noun.endswith("ة") else row.noun)
    yield folded, BodyForm(row, "s")
    yield "ال" + folded, BodyForm(row, "s", True)
    for pronoun in PRONOUNS:
        yield stem + pronoun, BodyForm(row, "s", True, pronoun)
    for ending in ("ان", "ين"):
        yield "ال" + stem + ending, BodyForm(row, "d", True)
    for ending in ("ي", "ا"):
        yield stem + ending, BodyForm(row, "d")
    if row.plural:
        yield fold(row.plural), BodyForm(row, "p")
        yield "ال" + fold(row.plural), BodyForm(row, "p", True)
