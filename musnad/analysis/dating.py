"""When each article appeared: an interval of days with its evidence, from the article's own words."""

from __future__ import annotations

from musnad.analysis.document import Document
from musnad.records import Published, Time


def date_articles(document: Document, times: list[Time]) -> dict[str, Published]:
    """Article id → the days between which it appeared. An article that nothing dates has no entry."""
    return {}
