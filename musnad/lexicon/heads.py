"""The nouns that open names of bodies, places, events and works: heads.tsv."""

from __future__ import annotations

from typing import Literal, NamedTuple, cast, get_args

from musnad.errors import LexiconError
from musnad.lexicon.data import read_rows
from musnad.records import EntityType
from musnad.text import fold

Mode = Literal["in", "out", "either", "event", "nisba", "quoted"]


class Head(NamedTuple):
    """One row of heads.tsv; `cut` is how many folded letters of the form that was looked up are proclitics."""

    noun: str
    type: EntityType
    mode: Mode
    cut: int = 0
    definite: bool = False


class Heads:
    """All rows of heads.tsv by their folded form."""

    def __init__(self, name: str = "heads.tsv") -> None:
        self._forms: dict[str, Head] = {}
        for number, (noun, type_, mode) in read_rows(name, 3):
            if type_ not in get_args(EntityType) or mode not in get_args(Mode):
                raise LexiconError(f"{name}:{number}: no such type or mode: {type_!r}, {mode!r}")
            head = Head(noun, cast(EntityType, type_), cast(Mode, mode))
            for before, cut in _BEFORE:
                self._forms.setdefault(
                    before + fold(noun), head._replace(cut=cut, definite="ا" in before or "لل" in before)
                )

    def lookup(self, form: str) -> Head | None:
        """The head that a folded form is, proclitics and the article on (ولوزارة، للهيئة); None if it is none."""
        return self._forms.get(form)


# What may stand before a head noun, and how many letters of it are proclitics; the shortest first.
_BEFORE = (
    ("", 0), ("ال", 0), ("و", 1), ("ف", 1), ("ب", 1), ("ل", 1), ("ك", 1), ("وال", 1), ("فال", 1), ("بال", 1), ("كال", 1),
    ("لل", 2), ("وب", 2), ("ول", 2), ("وك", 2), ("وبال", 2), ("ولل", 3),
)  # fmt: skip
