"""Names of people, organisations, places, events and works."""

from __future__ import annotations

from typing import NamedTuple

from musnad.analysis.document import Document
from musnad.records import EntityType, Time


class Name(NamedTuple):
    """A named mention: offsets [start, end), tokens [first, last), its type, and the rule that found it.

    `key` is the gazetteer entry it stands for, None where a rule alone found it. `score` in 0..1 says how sure.
    """

    article: str
    start: int
    end: int
    first: int
    last: int
    type: EntityType
    rule: str
    key: str | None = None
    score: float = 1.0


def find_names(document: Document, times: tuple[Time, ...]) -> list[Name]:
    """The named mentions of all articles, in text order, none inside another."""
    return []
