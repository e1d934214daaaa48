"""The nouns that open names of bodies, places, events and works: heads.tsv."""

from __future__ import annotations

from typing import Literal, NamedTuple, cast, get_args

from musnad.errors import LexiconError
from musnad.lexicon.loader import read_rows
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
            self._forms[fold(noun)] = Head(noun, cast(EntityType, type_), cast(Mode, mode))

    def lookup(self, form: str) -> Head | None:
        """The head that a folded form is, proclitics and the article on (ولوزارة، للهيئة); None if it is none."""
        for cut, rest in _cuts(form):
            found = self._forms.get(rest)
            if found is not None:
                return found._replace(cut=cut)
            found = self._forms.get(rest[2:]) if rest.startswith("ال") else None
            if found is not None:
                return found._replace(cut=cut, definite=True)
        return None


def _cuts(form: str) -> list[tuple[int, str]]:
    """The form as it is and with و ف, then ب ل ك taken off; لل gives the article back (للهيئة: الهيئة)."""
    cuts = [(0, form)]
    if form[:1] in ("و", "ف") and len(form) > 3:
        cuts.append((1, form[1:]))
    for cut, rest in list(cuts):
        if rest.startswith("لل") and len(rest) > 4:
            cuts.append((cut + 2, "ال" + rest[2:]))
        elif rest[:1] in ("ب", "ل", "ك") and len(rest) > 3:
            cuts.append((cut + 1, rest[1:]))
    return cuts
