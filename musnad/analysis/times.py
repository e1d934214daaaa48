"""Time expressions as Arabic newspapers write them, with their TIMEX3 values (TimeML 1.2.1; see docs/times.md)."""

from __future__ import annotations

from musnad.analysis.document import Document
from musnad.records import Published, Time


def find_times(document: Document) -> list[Time]:
    """The time expressions of all articles, in text order, values still open where they hang on the publication day."""
    return []


def resolve_times(document: Document, times: list[Time], published: dict[str, Published]) -> tuple[Time, ...]:
    """The same expressions with the values that the articles' publication days give them."""
    return tuple(times)
