"""Filters of a search as SQL conditions on articles (`a`) and statements (`s`), their values always bound, never pasted."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from musnad.archive.lemmas import load_lemmas
from musnad.archive.query import parse_query
from musnad.archive.store import Archive
from musnad.records import Act, Form, Part

FEW = 5000  # rows up to which a filter's rows are gathered first; over that each candidate is asked


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


class Condition(NamedTuple):
    """A condition in SQL and the values of its marks."""

    sql: str
    values: tuple[object, ...] = ()


def find_entities(archive: Archive, typed: str, limit: int = 20, place: bool = False) -> list[int]:
    """The entities whose names hold all of the words typed (Arabic as typed, or Latin), the most mentioned first.

    `place`: places only. A name of the very words typed goes before longer ones: لبنان before حزب الله في لبنان.
    """
    query = parse_query(typed, load_lemmas())
    if not query.groups:
        return []
    rows = archive.db.execute(
        "SELECT t.id, max(t.captures) AS n, min(f.short) AS short FROM "
        "(SELECT rowid, length(names) AS short FROM entity_index WHERE entity_index MATCH ?) f "
        "JOIN entities e ON e.id = f.rowid JOIN entities t ON t.id = coalesce(e.merged_into, e.id) "
        f"{'WHERE t.type = ?' if place else ''} GROUP BY t.id ORDER BY n DESC, t.id LIMIT ?",
        (query.match(), *(("LOC",) if place else ()), limit),
    ).fetchall()
    return [row[0] for row in rows]


def article_conditions(archive: Archive, filters: Filters) -> list[Condition]:
    """What an article must be; what is asked of statements, one statement of it must be."""
    found = _days(filters, "a.earliest", "a.latest") + _of_article(filters)
    for name, place in ((filters.about, False), (filters.place, True)):
        if name:
            found.append(_naming(archive, name, "a.id", place))
    if filters.speaker or filters.via or filters.act or filters.form:
        said = _of_statement(archive, filters)
        found.append(_where_said("a.id", "s.article_id", said))
    return found


def statement_conditions(archive: Archive, filters: Filters) -> list[Condition]:
    """What a statement (`s`, in an article `a`) must be."""
    found = _days(filters, "s.earliest", "s.latest") + _of_article(filters) + _of_statement(archive, filters)
    if filters.about:
        ids = find_entities(archive, filters.about)
        rows = f"FROM statement_about o WHERE o.entity_id IN ({_marks(ids)})"
        found.append(_among(archive, "s.id", "o.statement_id", rows, ids))
    if filters.place:
        found.append(_naming(archive, filters.place, "s.article_id", True))
    return found


def _of_article(filters: Filters) -> list[Condition]:
    columns = (("a.part", filters.part), ("a.publisher", filters.outlet))
    return [Condition(f"{column} = ?", (value,)) for column, value in columns if value]


def _of_statement(archive: Archive, filters: Filters) -> list[Condition]:
    columns = (("s.act", filters.act), ("s.form", filters.form))
    found = [Condition(f"{column} = ?", (value,)) for column, value in columns if value]
    if filters.speaker:
        ids = find_entities(archive, filters.speaker)
        words = parse_query(filters.speaker, load_lemmas()).match("speaker") or '""'
        rows = (
            "s.id IN (SELECT x.id FROM appearances p JOIN statements x ON x.speaker_id = p.id "
            f"WHERE p.entity_id IN ({_marks(ids)}) UNION SELECT rowid FROM statement_index WHERE statement_index MATCH ?)"
        )
        found.append(Condition(rows, (*ids, words)))
    if filters.via:
        ids = find_entities(archive, filters.via)
        rows = (
            "s.id IN (SELECT v.statement_id FROM appearances q JOIN statement_via v ON v.appearance_id = q.id "
            f"WHERE q.entity_id IN ({_marks(ids)}) UNION SELECT statement_id FROM statement_via WHERE text = ?)"
        )
        found.append(Condition(rows, (*ids, filters.via)))
    return found


def _naming(archive: Archive, name: str, column: str, place: bool) -> Condition:
    """That the article names someone or something."""
    ids = find_entities(archive, name, place=place)
    rows = f"FROM mentions m JOIN appearances p ON p.id = m.appearance_id WHERE p.entity_id IN ({_marks(ids)})"
    return _among(archive, column, "m.article_id", rows, ids)


def _among(archive: Archive, column: str, wanted: str, rows: str, values: list[int]) -> Condition:
    """That `column` is among `wanted` of some rows: gathered first where they are few, else looked up for each candidate."""
    (many,) = archive.db.execute(f"SELECT count(*) FROM (SELECT 1 {rows} LIMIT {FEW + 1})", values).fetchone()
    if many <= FEW:
        return Condition(f"{column} IN (SELECT {wanted} {rows})", tuple(values))
    return Condition(f"EXISTS (SELECT 1 {rows} AND {wanted} = {column})", tuple(values))


def _where_said(column: str, wanted: str, conditions: list[Condition]) -> Condition:
    where = " AND ".join(condition.sql for condition in conditions)
    values = tuple(value for condition in conditions for value in condition.values)
    return Condition(f"EXISTS (SELECT 1 FROM statements s WHERE {wanted} = {column} AND {where})", values)


def _marks(ids: list[int]) -> str:
    return ", ".join("?" * len(ids))


def _days(filters: Filters, earliest: str, latest: str) -> list[Condition]:
    """That the interval of days touches the one asked for; "2026-01" reaches to the month's end."""
    found = []
    if filters.since:
        found.append(Condition(f"coalesce({latest}, {earliest}) >= ?", (filters.since,)))
    if filters.until:
        until = filters.until + "\uffff" if len(filters.until) < 10 else filters.until
        found.append(Condition(f"coalesce({earliest}, {latest}) <= ?", (until,)))
    return found
