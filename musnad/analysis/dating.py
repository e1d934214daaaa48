"""When each article appeared: an interval of days with its evidence, from the article's own words."""

from __future__ import annotations

from musnad.analysis.document import Document
from musnad.analysis.times import Expression
from musnad.records import Published


def date_articles(document: Document, expressions: list[Expression]) -> dict[str, Published]:
    """Article id → the days between which it appeared. An article that nothing dates has no entry."""
    if document.day is not None:
        told = Published(document.day.isoformat(), document.day.isoformat(), ("told",))
        return {article.id: told for article in document.articles}
    return {}
