"""Filters of a search as SQL conditions on articles (`a`) and statements (`s`), their values always bound, never pasted."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from musnad.archive.lemmas import load_lemmas
from musnad.archive.query import parse_query
from musnad.archive.store import Archive
from musnad.captures.checks import mend_surrogates
from musnad.records import Act, Form, Part

FEW = 20_000  # rows up to which a filter's rows are gathered first; over that each candidate is asked


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
    few: bool = False  # its rows are few enough to be gathered before anything else


def find_entities(archive: Archive, typed: str, limit: int = 20, place: bool = False) -> list[int]:
    """The entities whose names hold all of the words typed (Arabic as typed, or Latin), the most mentioned first.

    `place`: places only.
    """
    query = parse_query(typed, load_lemmas())
    if not query.groups:
        return []
    rows = archive.db.execute(
        "SELECT t.id, t.captures AS n FROM entity_index f "
        "JOIN entities e ON e.id = f.rowid JOIN entities t ON t.id = coalesce(e.merged_into, e.id) "
        f"WHERE entity_index MATCH ? {'AND t.type = ?' if place else ''} GROUP BY t.id ORDER BY n DESC, t.id LIMIT ?",
        (query.match(), *(("LOC",) if place else ()), limit),
    ).fetchall()
    return [row[0] for row in rows]


def article_conditions(archive: Archive, filters: Filters) -> list[Condition]:
    """What an article must be; what is asked of statements, one statement of it must be."""
    filters = _storable(filters)
    found = _days(filters, "a.earliest", "a.latest") + _of_article(filters)
    for name, place in ((filters.about, False), (filters.place, True)):
        if name:
            found.append(_naming(archive, name, "a.id", place))
    said = _of_statement(archive, filters)
    if said:
        where = " AND ".join(condition.sql for condition in said)
        values = tuple(value for condition in said for value in condition.values)
        if any(condition.few for condition in said):
            found.append(Condition(f"a.id IN (SELECT s.article_id FROM statements s WHERE {where})", values))
        else:
            found.append(
                Condition(f"EXISTS (SELECT 1 FROM statements s WHERE s.article_id = a.id AND {where})", values)
            )
    return found


def statement_conditions(archive: Archive, filters: Filters) -> list[Condition]:
    """What a statement (`s`, in an article `a`) must be."""
    filters = _storable(filters)
    found = _days(filters, "s.earliest", "s.latest") + _of_article(filters) + _of_statement(archive, filters)
    if filters.about:
        ids = find_entities(archive, filters.about)
        rows = f"FROM statement_about o WHERE o.entity_id IN ({_marks(ids)})"
        found.append(_among(archive, "s.id", "o.statement_id", rows, tuple(ids)))
    if filters.place:
        found.append(_naming(archive, filters.place, "s.article_id", True))
    return found


def _storable(filters: Filters) -> Filters:
    """The filters with lone surrogates (bytes of a command line that are no UTF-8) as U+FFFD: SQLite takes none."""
    given = {name: value for name, value in msgspec.structs.asdict(filters).items() if value}
    return msgspec.structs.replace(filters, **{name: mend_surrogates(value)[0] for name, value in given.items()})


def _of_article(filters: Filters) -> list[Condition]:
    columns = (("a.part", filters.part), ("a.publisher", filters.outlet))
    return [Condition(f"{column} = ?", (value,)) for column, value in columns if value]


def _of_statement(archive: Archive, filters: Filters) -> list[Condition]:
    """What is asked of the statement's own row, so that it can be asked with or without its article."""
    columns = (("s.act", filters.act), ("s.form", filters.form))
    found = [Condition(f"{column} = ?", (value,)) for column, value in columns if value]
    if filters.speaker:
        ids = find_entities(archive, filters.speaker)
        rows = f"FROM appearances p JOIN statements x ON x.speaker_id = p.id WHERE p.entity_id IN ({_marks(ids)})"
        known = _among(archive, "s.id", "x.id", rows, tuple(ids))
        if not known.few:
            rows = f"SELECT 1 FROM appearances p WHERE p.id = s.speaker_id AND p.entity_id IN ({_marks(ids)})"
            known = Condition(f"EXISTS ({rows})", tuple(ids))
        words = parse_query(filters.speaker, load_lemmas()).match("speaker") or '""'
        named = "s.id IN (SELECT rowid FROM statement_index WHERE statement_index MATCH ?)"
        found.append(_either(known, Condition(named, (words,), True)))
    if filters.via:
        ids = find_entities(archive, filters.via)
        rows = f"FROM appearances q JOIN statement_via v ON v.appearance_id = q.id WHERE q.entity_id IN ({_marks(ids)})"
        known = _among(archive, "s.id", "v.statement_id", rows, tuple(ids))
        found.append(
            _either(
                known,
                Condition("s.id IN (SELECT statement_id FROM statement_via WHERE text = ?)", (filters.via,), True),
            )
        )
    return found


def _either(one: Condition, two: Condition) -> Condition:
    """One of two; where both are few rows, the rows of both together, so that SQLite can start from them."""
    if one.few and two.few:
        rows = " UNION ".join(condition.sql.removeprefix("s.id IN (").removesuffix(")") for condition in (one, two))
        return Condition(f"s.id IN ({rows})", (*one.values, *two.values), True)
    return Condition(f"({one.sql} OR {two.sql})", (*one.values, *two.values))


def _naming(archive: Archive, name: str, column: str, place: bool) -> Condition:
    """That the article names someone or something."""
    ids = find_entities(archive, name, place=place)
    rows = f"FROM appearances p JOIN mentions m ON m.appearance_id = p.id WHERE p.entity_id IN ({_marks(ids)})"
    return _among(archive, column, "m.article_id", rows, tuple(ids))


def _among(archive: Archive, column: str, wanted: str, rows: str, values: tuple[object, ...]) -> Condition:
    """That `column` is among `wanted` of some rows: gathered first where they are few, else looked up for each candidate."""
    (many,) = archive.db.execute(f"SELECT count(*) FROM (SELECT 1 {rows} LIMIT {FEW + 1})", values).fetchone()
    if many <= FEW:
        return Condition(f"{column} IN (SELECT {wanted} {rows})", values, True)
    return Condition(f"EXISTS (SELECT 1 {rows} AND {wanted} = {column})", values)


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
