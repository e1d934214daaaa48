"""Search: articles and statements that hold what was typed, ranked, with snippets marked at raw offsets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

import msgspec

from musnad.archive.filters import Condition, Filters, article_conditions, find_entities, statement_conditions
from musnad.archive.lemmas import load_lemmas
from musnad.archive.query import Query, parse_query
from musnad.archive.snippets import Snippet, holds_phrases, snippet_of
from musnad.archive.store import Archive

__all__ = [
    "ArticleHit",
    "Filters",
    "Snippet",
    "StatementHit",
    "find_entities",
    "from_row",
    "search_articles",
    "search_statements",
    "snippet_of",
]

Hit = TypeVar("Hit", bound=msgspec.Struct)

RANKED = (
    2000  # of more articles (or statements) than this that fit, the ones added last are ranked, the others left out
)


class ArticleHit(msgspec.Struct, frozen=True):
    """An article that holds what was asked; `score` is higher for better ones."""

    article: int
    capture: int
    local_id: str
    part: str
    headline: str | None
    publisher: str | None
    earliest: str | None
    latest: str | None
    score: float
    snippet: Snippet | None


class StatementHit(msgspec.Struct, frozen=True):
    """A statement that holds what was asked."""

    statement: int
    article: int
    capture: int
    local_id: str
    speaker: int | None  # entity of the archive
    speaker_text: str
    act: str
    form: str
    content: str
    via: tuple[str, ...]
    publisher: str | None
    headline: str | None
    earliest: str | None
    latest: str | None
    score: float


def search_articles(
    archive: Archive, typed: str = "", filters: Filters | None = None, limit: int = 20, offset: int = 0
) -> list[ArticleHit]:
    """The best articles for `typed`, newest first where nothing is typed; none where the query holds no word."""
    query = parse_query(typed, load_lemmas())
    if typed.strip() and not query.groups:
        return []
    conditions = article_conditions(archive, filters or Filters())
    columns = "a.id, a.capture_id, a.local_id, a.part, a.headline, a.publisher, a.earliest, a.latest, {}, a.body_start, a.body_end"
    where, values = _where(conditions)
    if query.groups:
        sql = (
            f"SELECT {columns.format('f.score')} FROM (SELECT i.rowid AS id, -bm25(article_index, 8.0, 1.0, 3.0) AS score "
            f"FROM article_index i {_join('articles a ON a.id = i.rowid', conditions)} WHERE article_index MATCH ? {where} "
            f"ORDER BY i.rowid DESC LIMIT {RANKED}) f JOIN articles a ON a.id = f.id ORDER BY f.score DESC, a.id DESC"
        )
        values.insert(0, query.match(names="names"))
    else:
        sql = (
            f"SELECT {columns.format('0.0')} FROM articles a WHERE 1 {where} "
            "ORDER BY coalesce(a.latest, a.earliest) DESC, a.id DESC"
        )
    hits = []
    for row, text in _held(archive, query, _page(archive, sql, values, query, limit, offset), limit, offset):
        hits.append(from_row(ArticleHit, (*row[:9], snippet_of(text, row[9], row[10], query))))
    return hits


def _held(
    archive: Archive, query: Query, rows: Iterable[tuple[Any, ...]], limit: int, offset: int
) -> Iterator[tuple[tuple[Any, ...], str]]:
    """The rows whose text holds the query's phrases as they were typed, each with its capture's text."""

    def held() -> Iterator[tuple[tuple[Any, ...], str]]:
        for row in rows:
            text = archive.text_of(row[1])
            if holds_phrases([row[4] or "", text[row[9] or 0 : row[10] or 0]], query):
                yield row, text

    return islice(held(), offset if query.phrases() else 0, (offset if query.phrases() else 0) + limit)


def search_statements(
    archive: Archive, typed: str = "", filters: Filters | None = None, limit: int = 20, offset: int = 0
) -> list[StatementHit]:
    """The best statements for `typed` (in their words or their speaker's name); by day where nothing is typed."""
    query = parse_query(typed, load_lemmas())
    if typed.strip() and not query.groups:
        return []
    conditions = statement_conditions(archive, filters or Filters())
    columns = (
        "s.id, s.article_id, a.capture_id, s.local_id, (SELECT entity_id FROM appearances WHERE id = s.speaker_id), "
        "s.speaker_text, s.act, s.form, s.content, '', a.publisher, a.headline, s.earliest, s.latest, {}"
    )
    where, values = _where(conditions)
    source = "statements s JOIN articles a ON a.id = s.article_id"
    if query.groups:
        joined = _join(source.replace("statements s", "statements s ON s.id = i.rowid", 1), conditions)
        sql = (
            f"SELECT {columns.format('f.score')} FROM (SELECT i.rowid AS id, -bm25(statement_index) AS score "
            f"FROM statement_index i {joined} WHERE statement_index MATCH ? {where} ORDER BY i.rowid DESC LIMIT {RANKED}) f "
            "JOIN statements s ON s.id = f.id JOIN articles a ON a.id = s.article_id ORDER BY f.score DESC, s.id"
        )
        values.insert(0, query.match())
    else:
        sql = (
            f"SELECT {columns.format('0.0')} FROM statements s CROSS JOIN articles a ON a.id = s.article_id WHERE 1 {where} "
            "ORDER BY s.earliest DESC, s.id DESC"
        )
    rows = (row for row in _page(archive, sql, values, query, limit, offset) if holds_phrases([row[8], row[5]], query))
    skipped = offset if query.phrases() else 0
    return [
        from_row(StatementHit, (*row[:9], _via(archive, row[0]), *row[10:]))
        for row in islice(rows, skipped, skipped + limit)
    ]


def _page(
    archive: Archive, sql: str, values: list[object], query: Query, limit: int, offset: int
) -> Iterable[tuple[Any, ...]]:
    """The rows of one page; of a query with phrases, all that are ranked, since some of them will not hold the phrase."""
    if query.phrases():
        return archive.db.execute(sql, values)
    return archive.db.execute(f"{sql} LIMIT ? OFFSET ?", (*values, limit, offset)).fetchall()


def from_row(kind: type[Hit], cells: tuple[Any, ...]) -> Hit:
    """A struct of `kind` with these cells as its fields, in order."""
    return kind(**dict(zip(kind.__struct_fields__, cells, strict=True)))


def _via(archive: Archive, statement: int) -> tuple[str, ...]:
    rows = archive.db.execute("SELECT text FROM statement_via WHERE statement_id = ? ORDER BY position", (statement,))
    return tuple(row[0] for row in rows)


def _where(conditions: list[Condition]) -> tuple[str, list[object]]:
    sql = "".join(f" AND {condition.sql}" for condition in conditions)
    return sql, [value for condition in conditions for value in condition.values]


def _join(source: str, conditions: list[Condition]) -> str:
    """The tables that the conditions ask; none where there are none, so that the index alone is read."""
    return f"CROSS JOIN {source}" if conditions else ""
