"""Search: articles and statements that hold what was typed, ranked, with snippets marked at raw offsets."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from musnad.archive.lemmas import load_lemmas
from musnad.archive.query import Query, parse_query
from musnad.archive.store import Archive
from musnad.records import Act, Article, Form, Part
from musnad.text import Tokens, Vocabulary, fold

Hit = TypeVar("Hit", bound=msgspec.Struct)

SNIPPET = 30  # tokens of a snippet


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What a hit must be besides holding the words; None asks for nothing.

    `speaker`, `about`, `via`, `place`: names as typed, Arabic or Latin. `since`, `until`: ISO days (or "2026-01", "2026"),
    of what was said where that is stated, else of publication. `outlet`: the publisher, as typed.
    """

    speaker: str | None = None
    about: str | None = None
    via: str | None = None
    place: str | None = None
    act: Act | None = None
    form: Form | None = None
    outlet: str | None = None
    part: Part | None = None
    since: str | None = None
    until: str | None = None


class Snippet(msgspec.Struct, frozen=True):
    """Some words of a hit, cut at words: `text == capture[start:end]`; `marks` are (start, end) of the query's words in it."""

    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]


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
    filters = filters or Filters()
    query = parse_query(typed, load_lemmas())
    if typed.strip() and not query.groups:
        return []
    where, values = _article_conditions(archive, filters)
    if query.groups:
        source = "article_index i JOIN articles a ON a.id = i.rowid"
        where.insert(0, "article_index MATCH ?")
        values.insert(0, query.match())
        score, order = "-bm25(article_index, 8.0, 1.0, 3.0)", "score DESC, a.id DESC"
    else:
        source, score, order = "articles a", "0.0", "coalesce(a.latest, a.earliest) DESC, a.id DESC"
    rows = archive.db.execute(
        f"SELECT a.id, a.capture_id, a.local_id, a.part, a.headline, a.publisher, a.earliest, a.latest, {score} AS score "
        f"FROM {source} {_where(where)} ORDER BY {order} LIMIT ? OFFSET ?", (*values, limit, offset),
    ).fetchall()  # fmt: skip
    hits = []
    for row in rows:
        text, article = archive.text_of(row[1]), _article(archive, row[1], row[2])
        if all(_holds(text, article, phrase) for phrase in query.phrases()):
            hits.append(from_row(ArticleHit, (*row, snippet_of(text, article, query))))
    return hits


def search_statements(
    archive: Archive, typed: str = "", filters: Filters | None = None, limit: int = 20, offset: int = 0
) -> list[StatementHit]:
    """The best statements for `typed` (in their words or their speaker's name); by day where nothing is typed."""
    filters = filters or Filters()
    query = parse_query(typed, load_lemmas())
    if typed.strip() and not query.groups:
        return []
    where, values = _statement_conditions(archive, filters)
    source = "statements s JOIN articles a ON a.id = s.article_id LEFT JOIN appearances p ON p.id = s.speaker_id"
    score, order = "0.0", "coalesce(s.earliest, a.earliest) DESC, s.id"
    if query.groups:
        source = f"statement_index i JOIN statements s ON s.id = i.rowid{source.removeprefix('statements s')}"
        where.insert(0, "statement_index MATCH ?")
        values.insert(0, query.match())
        score, order = "-bm25(statement_index)", "score DESC, s.id"
    rows = archive.db.execute(
        "SELECT s.id, a.id, a.capture_id, s.local_id, p.entity_id, s.speaker_text, s.act, s.form, s.content, '', "
        "a.publisher, a.headline, coalesce(s.earliest, a.earliest), coalesce(s.latest, a.latest), "
        f"{score} AS score FROM {source} {_where(where)} ORDER BY {order} LIMIT ? OFFSET ?", (*values, limit, offset),
    ).fetchall()  # fmt: skip
    phrases = [" ".join(phrase) for phrase in query.phrases()]
    return [
        from_row(StatementHit, (*row[:9], _via(archive, row[0]), *row[10:]))
        for row in rows
        if all(phrase in fold(row[8]) for phrase in phrases)
    ]


def find_entities(archive: Archive, typed: str, limit: int = 20) -> list[int]:
    """The entities whose name holds all of the words typed (Arabic as typed, or Latin), the most mentioned first."""
    query = parse_query(typed, load_lemmas())
    if not query.groups:
        return []
    rows = archive.db.execute(
        "SELECT coalesce(e.merged_into, e.id) AS entity, count(*) AS n FROM entity_index i JOIN entities e ON e.id = i.rowid "
        "JOIN appearances p ON p.entity_id = e.id WHERE entity_index MATCH ? GROUP BY entity ORDER BY n DESC, entity LIMIT ?",
        (query.match(), limit),
    )
    return [row[0] for row in rows]


def snippet_of(text: str, article: Article, query: Query) -> Snippet | None:
    """The `SNIPPET` tokens of the body that hold most of the query's words; the opening where none does; None without a body."""
    if not article.paragraphs:
        return None
    start, end = article.paragraphs[0].start, article.paragraphs[-1].end
    tokens = Tokens(text[start:end], Vocabulary())
    if not len(tokens):
        return None
    wanted, term = query.terms(), load_lemmas().term
    hits = [i for i, word in enumerate(tokens.words) if word.kind != "p" and term(word.form) in wanted]
    first = _best_window(hits, [term(tokens.words[i].form) for i in hits])
    last = min(first + SNIPPET, len(tokens))
    marks = tuple((start + tokens.starts[i], start + tokens.end(i)) for i in hits if first <= i < last)
    return Snippet(
        start + tokens.starts[first],
        start + tokens.end(last - 1),
        text[start + tokens.starts[first] : start + tokens.end(last - 1)],
        marks,
    )


def _best_window(hits: list[int], terms: list[str]) -> int:
    """Where the window that holds most different terms begins, a few tokens before its first hit."""
    best, where, low = 0, 0, 0
    for high, hit in enumerate(hits):
        while hit - hits[low] >= SNIPPET - 5:
            low += 1
        different = len(set(terms[low : high + 1]))
        if different > best:
            best, where = different, hits[low]
    return max(0, where - 5)


def _holds(text: str, article: Article, phrase: tuple[str, ...]) -> bool:
    """Do the words of the phrase stand together in the headline or the body? The index alone knows only their lemmas."""
    whole = " ".join(phrase)
    spans = [article.headline] if article.headline else []
    edges = [(s.start, s.end) for s in spans] + [(p.start, p.end) for p in article.paragraphs]
    pieces = [text[start:end] for start, end in edges]
    return any(whole in " ".join(fold(piece).split()) for piece in pieces)


def from_row(kind: type[Hit], cells: tuple[Any, ...]) -> Hit:
    """A struct of `kind` with these cells as its fields, in order."""
    return kind(**dict(zip(kind.__struct_fields__, cells, strict=True)))


def _article(archive: Archive, capture: int, local_id: str) -> Article:
    return next(a for a in archive.record_of(capture).articles if a.id == local_id)


def _via(archive: Archive, statement: int) -> tuple[str, ...]:
    rows = archive.db.execute("SELECT text FROM statement_via WHERE statement_id = ? ORDER BY position", (statement,))
    return tuple(row[0] for row in rows)


def _where(conditions: list[str]) -> str:
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""


def _among(column: str, ids: list[int]) -> tuple[str, list[object]]:
    return f"{column} IN ({', '.join('?' * len(ids))})", list(ids)


def _days(filters: Filters, earliest: str, latest: str) -> tuple[list[str], list[object]]:
    """Conditions that the interval of days touches the one asked for; "2026-01" reaches to the month's end."""
    where: list[str] = []
    values: list[object] = []
    if filters.since:
        where.append(f"coalesce({latest}, {earliest}) >= ?")
        values.append(filters.since)
    if filters.until:
        where.append(f"coalesce({earliest}, {latest}) <= ?")
        values.append(filters.until + "\uffff" if len(filters.until) < 10 else filters.until)
    return where, values


def _article_conditions(archive: Archive, filters: Filters) -> tuple[list[str], list[object]]:
    where, values = _days(filters, "a.earliest", "a.latest")
    for column, value in (("a.part", filters.part), ("a.publisher", filters.outlet)):
        if value:
            where.append(f"{column} = ?")
            values.append(value)
    for name in (filters.about, filters.place):
        if name:
            condition, ids = _among("p.entity_id", find_entities(archive, name))
            where.append(
                f"a.id IN (SELECT m.article_id FROM mentions m JOIN appearances p ON p.id = m.appearance_id WHERE {condition})"
            )
            values += ids
    said = [filters.speaker, filters.via, filters.act, filters.form]
    if any(said):
        only = msgspec.structs.replace(filters, about=None, place=None, outlet=None, part=None, since=None, until=None)
        conditions, more = _statement_conditions(archive, only)
        where.append(
            "a.id IN (SELECT s.article_id FROM statements s LEFT JOIN appearances p ON p.id = s.speaker_id "
            f"{_where(conditions)})"
        )
        values += more
    return where, values


def _statement_conditions(archive: Archive, filters: Filters) -> tuple[list[str], list[object]]:
    where, values = _days(filters, "coalesce(s.earliest, a.earliest)", "coalesce(s.latest, a.latest)")
    columns = (
        ("s.act", filters.act),
        ("s.form", filters.form),
        ("a.part", filters.part),
        ("a.publisher", filters.outlet),
    )
    for column, value in columns:
        if value:
            where.append(f"{column} = ?")
            values.append(value)
    if filters.speaker:
        condition, ids = _among("p.entity_id", find_entities(archive, filters.speaker))
        where.append(f"({condition} OR s.id IN (SELECT rowid FROM statement_index WHERE statement_index MATCH ?))")
        values += [*ids, parse_query(filters.speaker, load_lemmas()).match("speaker") or '""']
    if filters.about:
        condition, ids = _among("o.entity_id", find_entities(archive, filters.about))
        where.append(f"s.id IN (SELECT o.statement_id FROM statement_about o WHERE {condition})")
        values += ids
    if filters.via:
        condition, ids = _among("q.entity_id", find_entities(archive, filters.via))
        where.append(
            "s.id IN (SELECT v.statement_id FROM statement_via v LEFT JOIN appearances q ON q.id = v.appearance_id "
            f"WHERE {condition} OR v.text = ?)"
        )
        values += [*ids, filters.via]
    if filters.place:
        condition, ids = _among("q.entity_id", find_entities(archive, filters.place))
        where.append(
            "s.article_id IN (SELECT m.article_id FROM mentions m JOIN appearances q ON q.id = m.appearance_id "
            f"WHERE {condition})"
        )
        values += ids
    return where, values
