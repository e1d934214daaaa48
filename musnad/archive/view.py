"""Reading an archive: the Python face (`musnad.open_archive`), which the web pages and the API stand on as well."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from types import TracebackType
from typing import TYPE_CHECKING, Any

import msgspec

from musnad.archive.conflicts import Conflict, read_conflicts
from musnad.archive.copies import Change, Copy, article_text, changes, copies_of
from musnad.archive.merging import MergeEntry, merges
from musnad.archive.search import (
    ArticleHit,
    Filters,
    StatementHit,
    find_entities,
    from_row,
    search_articles,
    search_statements,
)
from musnad.archive.store import Archive, Stats
from musnad.archive.stories import Story, read_story, story_of
from musnad.records import Record

if TYPE_CHECKING:
    import pyarrow


class Speaker(msgspec.Struct, frozen=True):
    """Someone who says something in the archive."""

    entity: int
    name: str
    latin: str | None
    type: str
    statements: int


class RoleSpell(msgspec.Struct, frozen=True):
    """A role that pages give an entity, between the days of the first and the last article that does; None if undated."""

    text: str
    articles: int
    earliest: str | None
    latest: str | None


class EntityCard(msgspec.Struct, frozen=True):
    """Who an entity of the archive is. `names`: as pages write it, the commonest first."""

    entity: int
    key: str
    type: str
    name: str
    latin: str | None
    wikidata: str | None
    names: tuple[tuple[str, int], ...]
    roles: tuple[RoleSpell, ...]
    articles: int
    statements: int


class StoryLine(msgspec.Struct, frozen=True):
    """A story in a list."""

    story: int
    title: str
    earliest: str | None
    latest: str | None
    articles: int


class Month(msgspec.Struct, frozen=True):
    """How many statements (of a story: articles) fall in a month ("2018-06") or on a day; None for those without one."""

    month: str | None
    statements: int


class Facet(msgspec.Struct, frozen=True):
    """A value that hits have, and how many of them do."""

    value: str
    count: int


def to_arrow(structs: Sequence[msgspec.Struct]) -> pyarrow.Table:
    """Hits, lines, statements or any other answers of one kind as an Arrow table, a column a field; of none, no columns."""
    import pyarrow

    return pyarrow.Table.from_pylist(msgspec.to_builtins(structs))


class OpenArchive:
    """An archive opened for reading. Use as a context manager; never changes the file."""

    def __init__(self, path: str | pathlib.Path) -> None:
        self.store = Archive(path)
        self._record = lru_cache(maxsize=64)(self.store.record_of)
        self._text = lru_cache(maxsize=64)(self.store.text_of)

    def __enter__(self) -> OpenArchive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.store.close()

    to_arrow = staticmethod(to_arrow)

    def merges(self, entity: int | None = None) -> list[MergeEntry]:
        """Which entities were made one, and why: all, or what concerns one entity; undone entries are marked."""
        return merges(self.store, entity)

    def stats(self) -> Stats:
        """How much the archive holds."""
        return self.store.stats()

    def record(self, capture: int) -> Record:
        """The record of a capture; raises ArchiveError if there is none of that number."""
        return self._record(capture)

    def text(self, capture: int) -> str:
        """The text of a capture; raises ArchiveError if there is none of that number."""
        return self._text(capture)

    def search(self, query: str = "", limit: int = 20, offset: int = 0, **filters: Any) -> list[ArticleHit]:
        """Articles, best first; `filters` are the fields of `Filters`."""
        return search_articles(self.store, query, Filters(**filters), limit, offset)

    def statements(self, query: str = "", limit: int = 20, offset: int = 0, **filters: Any) -> list[StatementHit]:
        """Statements, best first, or newest first without a query; `filters` are the fields of `Filters`."""
        return search_statements(self.store, query, Filters(**filters), limit, offset)

    def find(self, name: str, limit: int = 20) -> list[EntityCard]:
        """Entities by a name as typed, Arabic or Latin, the most mentioned first."""
        return [card for entity in find_entities(self.store, name, limit) if (card := self.entity(entity))]

    def entity(self, entity: int) -> EntityCard | None:
        """Who an entity is; None if there is none of that number."""
        one = self.store.db.execute
        row = one("SELECT id, key, type, name, latin, wikidata FROM entities WHERE id = ?", (entity,)).fetchone()
        if row is None:
            return None
        counts = one(
            "SELECT count(DISTINCT m.article_id) FROM mentions m JOIN appearances p ON p.id = m.appearance_id WHERE p.entity_id = ?1 "
            "UNION ALL SELECT count(*) FROM statements s JOIN appearances p ON p.id = s.speaker_id WHERE p.entity_id = ?1", (entity,),
        ).fetchall()  # fmt: skip
        roles = one(
            "SELECT r.text, count(DISTINCT a.id), min(a.earliest), max(a.latest) FROM roles r "
            "JOIN appearances p ON p.id = r.appearance_id JOIN articles a ON a.capture_id = p.capture_id AND r.start >= a.start AND r.start < a.\"end\" "
            "WHERE p.entity_id = ? GROUP BY r.text ORDER BY min(a.earliest), count(*) DESC", (entity,),
        ).fetchall()  # fmt: skip
        cells = (*row, self._names(entity), tuple(RoleSpell(*r) for r in roles), counts[0][0], counts[1][0])
        return from_row(EntityCard, cells)

    def _names(self, entity: int, limit: int = 200) -> tuple[tuple[str, int], ...]:
        counts: dict[str, int] = {}
        rows = self.store.db.execute(
            "SELECT p.capture_id, m.start, m.\"end\" FROM mentions m JOIN appearances p ON p.id = m.appearance_id "
            "WHERE p.entity_id = ? AND m.kind = 'name' LIMIT ?", (entity, limit),
        )  # fmt: skip
        for capture, start, end in rows.fetchall():
            name = self.text(capture)[start:end]
            counts[name] = counts.get(name, 0) + 1
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def speakers(self, limit: int = 20, offset: int = 0) -> list[Speaker]:
        """Those who say most, the most quoted first; unnamed sources left out."""
        rows = self.store.db.execute(
            "SELECT e.id, e.name, e.latin, e.type, count(*) AS n FROM statements s JOIN appearances p ON p.id = s.speaker_id "
            "JOIN entities e ON e.id = p.entity_id WHERE e.type <> 'SRC' GROUP BY e.id ORDER BY n DESC, e.id LIMIT ? OFFSET ?",
            (limit, offset),
        )
        return [Speaker(*row) for row in rows]

    def statements_of(self, entity: int, limit: int = 50, offset: int = 0) -> list[StatementHit]:
        """What an entity said, by day, the undated last."""
        return self._statements("p.entity_id = ?", (entity,), limit, offset)

    def statements_about(self, entity: int, limit: int = 50, offset: int = 0) -> list[StatementHit]:
        """What others said about an entity, by day, the undated last."""
        where = (
            "s.id IN (SELECT statement_id FROM statement_about WHERE entity_id = ?) AND coalesce(p.entity_id, 0) <> ?"
        )
        return self._statements(where, (entity, entity), limit, offset)

    def statement(self, statement: int) -> StatementHit | None:
        """One statement; None if there is none of that number."""
        return next(iter(self._statements("s.id = ?", (statement,), 1, 0)), None)

    def _statements(self, where: str, values: tuple[object, ...], limit: int, offset: int) -> list[StatementHit]:
        rows = self.store.db.execute(
            "SELECT s.id, a.id, a.capture_id, s.local_id, p.entity_id, s.speaker_text, s.act, s.form, s.content, "
            "(SELECT json_group_array(text) FROM (SELECT text FROM statement_via v WHERE v.statement_id = s.id ORDER BY position)), "
            "a.publisher, a.headline, coalesce(s.earliest, a.earliest) AS day, coalesce(s.latest, a.latest), 0.0 "
            "FROM statements s JOIN articles a ON a.id = s.article_id LEFT JOIN appearances p ON p.id = s.speaker_id "
            f"WHERE {where} ORDER BY day IS NULL, day, s.id LIMIT ? OFFSET ?", (*values, limit, offset),
        )  # fmt: skip
        links = msgspec.json.Decoder(tuple[str, ...])
        return [from_row(StatementHit, (*row[:9], links.decode(row[9]), *row[10:])) for row in rows]

    def timeline(self, entity: int) -> list[Month]:
        """How much an entity said, month by month."""
        rows = self.store.db.execute(
            "SELECT substr(coalesce(s.earliest, a.earliest), 1, 7) AS month, count(*) FROM statements s "
            "JOIN appearances p ON p.id = s.speaker_id JOIN articles a ON a.id = s.article_id WHERE p.entity_id = ? "
            "GROUP BY month ORDER BY month", (entity,),
        )  # fmt: skip
        return [Month(*row) for row in rows]

    def story(self, story: int) -> Story | None:
        """One story; None if there is none of that number."""
        return read_story(self.store, story)

    def story_of(self, article: int) -> int | None:
        """The story of an article; None if it is too short to tell."""
        return story_of(self.store, article)

    def stories(self, limit: int = 20, offset: int = 0, least: int = 2) -> list[StoryLine]:
        """The newest stories of at least `least` articles."""
        rows = self.store.db.execute(
            "SELECT id, title, earliest, latest, articles FROM stories WHERE articles >= ? "
            "ORDER BY latest IS NULL, latest DESC, id DESC LIMIT ? OFFSET ?", (least, limit, offset),
        )  # fmt: skip
        return [StoryLine(*row) for row in rows]

    def story_lines(self, stories: tuple[int, ...]) -> list[StoryLine]:
        """These stories, in the order asked for."""
        found = []
        for story in stories:
            row = self.store.db.execute(
                "SELECT id, title, earliest, latest, articles FROM stories WHERE id = ?", (story,)
            ).fetchone()
            if row:
                found.append(StoryLine(*row))
        return found

    def article_lines(self, articles: tuple[int, ...]) -> list[ArticleHit]:
        """These articles, in the order asked for, without snippets."""
        found = []
        for article in articles:
            row = self.store.db.execute(
                "SELECT id, capture_id, local_id, part, headline, publisher, earliest, latest, 0.0 FROM articles WHERE id = ?",
                (article,),
            ).fetchone()
            if row:
                found.append(from_row(ArticleHit, (*row, None)))
        return found

    def people_of_story(self, story: int, limit: int = 16) -> list[Speaker]:
        """Whom most articles of a story name; `statements` counts those articles."""
        return self._beside("m.article_id IN (SELECT article_id FROM story_articles WHERE story_id = ?1)", story, limit)

    def named_with(self, entity: int, limit: int = 12) -> list[Speaker]:
        """Who is named in most articles that name an entity, itself left out; `statements` counts those articles."""
        where = (
            "m.article_id IN (SELECT n.article_id FROM mentions n JOIN appearances q ON q.id = n.appearance_id "
            "WHERE q.entity_id = ?1 LIMIT 2000) AND e.id <> ?1"
        )
        return self._beside(where, entity, limit)

    def _beside(self, where: str, value: int, limit: int) -> list[Speaker]:
        rows = self.store.db.execute(
            "SELECT e.id, e.name, e.latin, e.type, count(DISTINCT m.article_id) AS n FROM mentions m "
            "JOIN appearances p ON p.id = m.appearance_id JOIN entities e ON e.id = p.entity_id "
            f"WHERE e.type <> 'SRC' AND {where} GROUP BY e.id ORDER BY n DESC, e.id LIMIT ?2", (value, limit),
        )  # fmt: skip
        return [Speaker(*row) for row in rows]

    def statements_of_story(self, story: int, limit: int = 50, offset: int = 0) -> list[StatementHit]:
        """What is said in the articles of a story, by day."""
        where = "s.article_id IN (SELECT article_id FROM story_articles WHERE story_id = ?)"
        return self._statements(where, (story,), limit, offset)

    def story_days(self, story: int) -> list[Month]:
        """How many articles of a story fall on each day ("2018-06-28")."""
        rows = self.store.db.execute(
            "SELECT coalesce(a.earliest, a.latest) AS month, count(*) FROM story_articles t "
            "JOIN articles a ON a.id = t.article_id WHERE t.story_id = ? GROUP BY month ORDER BY month", (story,),
        )  # fmt: skip
        return [Month(*row) for row in rows]

    def copies(self, article: int) -> list[Copy]:
        """The copies and versions of an article, the nearest first."""
        return copies_of(self.store, article)

    def changes(self, old: int, new: int) -> list[Change]:
        """What changed from one article to another."""
        return changes(article_text(self.store, old), article_text(self.store, new))

    def conflicts(
        self, story: int | None = None, statement: int | None = None, limit: int = 50, offset: int = 0
    ) -> list[Conflict]:
        """Claims that cannot both be true, the surest first: all, those in one story, or those of one statement."""
        if story is not None:
            where = (
                "WHERE statement_id IN (SELECT s.id FROM statements s JOIN story_articles t ON t.article_id = s.article_id "
                "WHERE t.story_id = ?)"
            )
            return read_conflicts(self.store, where, (story,), limit, offset)
        if statement is not None:
            return read_conflicts(self.store, "WHERE ? IN (statement_id, other_id)", (statement,), limit, offset)
        return read_conflicts(self.store, "", (), limit, offset)

    def facets(self, query: str = "", most: int = 8, sample: int = 500, **filters: Any) -> dict[str, tuple[Facet, ...]]:
        """Speaker, act, via, outlet and year of the best `sample` statements, the commonest values first."""
        hits = self.statements(query, sample, 0, **filters)
        values: dict[str, list[str | None]] = {
            "speaker": [hit.speaker_text for hit in hits],
            "act": [hit.act for hit in hits],
            "via": [link for hit in hits for link in hit.via],
            "outlet": [hit.publisher for hit in hits],
            "year": [hit.earliest[:4] if hit.earliest else None for hit in hits],
        }
        return {name: _commonest(found, most) for name, found in values.items()}


def _commonest(values: Iterable[str | None], most: int) -> tuple[Facet, ...]:
    counts: dict[str, int] = {}
    for value in values:
        if value:
            counts[value] = counts.get(value, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Facet(*pair) for pair in ordered[:most])
