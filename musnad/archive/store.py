"""One SQLite file that keeps captures and their records: opened, filled, emptied, verified."""

from __future__ import annotations

import hashlib
import pathlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import zstandard

from musnad.analysis.merging import entity_key
from musnad.archive.indexing import Indexer
from musnad.archive.migrations import migrate
from musnad.captures.capture import Capture
from musnad.errors import ArchiveError
from musnad.records import Article, Entity, Mention, Record, Statement, from_json, to_json

PROGRAM = "musnad 0.1.0"
PATIENCE = 10.0  # seconds to wait for another writer
TEXT_LIMIT = 1 << 30  # bytes of one decompressed text or record; more is a damaged or hostile file


class Stats(msgspec.Struct, frozen=True):
    """How much an archive holds."""

    captures: int
    articles: int
    entities: int
    mentions: int
    times: int
    statements: int
    statements_with_speaker: int
    earliest: str | None
    latest: str | None
    bytes: int


class Archive:
    """An open archive. Use as a context manager; `write=False` never changes the file."""

    def __init__(self, path: str | pathlib.Path, write: bool = False) -> None:
        self.path = pathlib.Path(path)
        self._compress = zstandard.ZstdCompressor(level=6)
        self._expand = zstandard.ZstdDecompressor()
        try:
            self.db = _connect(self.path, write)
            if write:
                migrate(self.db, str(self.path))
            else:
                _refuse_unreadable(self.db, self.path)
        except sqlite3.DatabaseError as error:
            raise ArchiveError(_explain(self.path, error)) from error

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; further use raises sqlite3.ProgrammingError."""
        self.db.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is kept, or nothing. Raises ArchiveError where the file cannot be written."""
        try:
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise
            self.db.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise ArchiveError(_explain(self.path, error)) from error

    def has(self, capture: str) -> bool:
        """Is the capture with this id ("sha256:...") in the archive?"""
        return self.db.execute("SELECT 1 FROM captures WHERE hash = ?", (capture,)).fetchone() is not None

    def add(self, pairs: Iterable[tuple[Capture, Record]]) -> int:
        """Keep these captures with their records in one transaction; how many were new."""
        with self.writing():
            return sum(self._add_one(capture, record) for capture, record in pairs)

    def _add_one(self, capture: Capture, record: Record) -> bool:
        if self.has(capture.id):
            return False
        raw = capture.text.encode("utf-8", "surrogatepass")
        capture_id = self.insert(
            "captures",
            hash=capture.id, source=capture.source, url=capture.url, media_type=capture.media_type,
            captured_at=capture.captured_at, publisher=record.capture.publisher, characters=len(capture.text),
            text=self._compress.compress(raw), text_hash=hashlib.sha256(raw).hexdigest(),
            record=self._compress.compress(to_json(record)), edition=PROGRAM,
        )  # fmt: skip
        _Filler(self, capture_id, capture, record).fill()
        return True

    def insert(self, table: str, **values: Any) -> int:
        """Put one row into a table (table and columns are the program's own words); the row's number."""
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        done = self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))
        return int(done.lastrowid or 0)

    def remove(self, capture: str) -> bool:
        """Take out the capture with this id ("sha256:...") and all that hangs on it; False if it is not there."""
        with self.writing():
            row = self.db.execute("SELECT id FROM captures WHERE hash = ?", (capture,)).fetchone()
            if row is None:
                return False
            self.db.execute(
                "DELETE FROM statement_index WHERE rowid IN (SELECT s.id FROM statements s "
                "JOIN articles a ON a.id = s.article_id WHERE a.capture_id = ?)", row,
            )  # fmt: skip
            self.db.execute(
                "DELETE FROM article_index WHERE rowid IN (SELECT id FROM articles WHERE capture_id = ?)", row
            )
            self.db.execute("DELETE FROM captures WHERE id = ?", row)
            orphans = (  # never one that a merge speaks of
                "SELECT id FROM entities WHERE id NOT IN (SELECT entity_id FROM appearances) "
                "AND id NOT IN (SELECT source_id FROM merges UNION SELECT target_id FROM merges) "
                "AND id NOT IN (SELECT own_id FROM appearances)"
            )
            self.db.execute(f"DELETE FROM entity_index WHERE rowid IN ({orphans})")
            self.db.execute(f"DELETE FROM entities WHERE id IN ({orphans})")
        return True

    def text_of(self, capture_id: int) -> str:
        """The text of a capture; raises ArchiveError if there is none of that number."""
        return self._blob("text", capture_id).decode("utf-8", "surrogatepass")

    def record_of(self, capture_id: int) -> Record:
        """The record of a capture; raises ArchiveError if there is none of that number."""
        return from_json(self._blob("record", capture_id))

    def _blob(self, column: str, capture_id: int) -> bytes:
        row = self.db.execute(f"SELECT {column} FROM captures WHERE id = ?", (capture_id,)).fetchone()
        if row is None:
            raise ArchiveError(f"{self.path} has no capture number {capture_id}")
        return self._expand.decompress(row[0], max_output_size=TEXT_LIMIT)

    def records(self) -> Iterator[Record]:
        """All records, in the order they were added, one at a time."""
        for (capture_id,) in self.db.execute("SELECT id FROM captures ORDER BY id").fetchall():
            yield self.record_of(capture_id)

    def stats(self) -> Stats:
        """How much the archive holds."""

        def count(table: str) -> int:
            return int(self.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

        earliest, latest = self.db.execute("SELECT min(earliest), max(latest) FROM articles").fetchone()
        return Stats(
            captures=count("captures"),
            articles=count("articles"),
            entities=count("entities"),
            mentions=count("mentions"),
            times=count("times"),
            statements=count("statements"),
            statements_with_speaker=count("statements WHERE speaker_id IS NOT NULL"),
            earliest=earliest,
            latest=latest,
            bytes=self.path.stat().st_size,
        )


class _Filler:
    """Lays one record out into the tables."""

    def __init__(self, archive: Archive, capture_id: int, capture: Capture, record: Record) -> None:
        self.archive = archive
        self.capture_id = capture_id
        self.record = record
        self.articles: dict[str, int] = {}
        self.appearances: dict[str, int] = {}
        self.entity_of: dict[str, tuple[int, int]] = {}  # by its key, and the one that stands for it
        self.times = {time.id: time for time in record.times}
        self.published = {article.id: article.published for article in record.articles}
        self.indexer = Indexer(archive.db, capture.text, record)

    def fill(self) -> None:
        insert = self.archive.insert
        names: dict[str, set[str]] = {}
        for mention in self.record.mentions:
            if mention.kind == "name":
                names.setdefault(mention.entity, set()).add(mention.text)
        for entity in self.record.entities:
            self._add_entity(entity, frozenset(names.get(entity.id, ())))
        mentions: dict[str, list[Mention]] = {article.id: [] for article in self.record.articles}
        for mention in self.record.mentions:
            mentions.setdefault(mention.article, []).append(mention)
        for article in self.record.articles:
            self._add_article(article, mentions[article.id])
        self._link_teasers()
        rows = [
            (self.articles[t.article], t.id, t.start, t.end, t.type, t.value, t.earliest, t.latest)
            for t in self.record.times
        ]
        self.archive.db.executemany("INSERT INTO times VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        ids = {}
        for statement in self.record.statements:
            ids[statement.id] = self._add_statement(statement, mentions[statement.article])
        for statement in self.record.statements:
            if statement.inside in ids:
                self.archive.db.execute(
                    "UPDATE statements SET inside = ? WHERE id = ?", (ids[statement.inside], ids[statement.id])
                )
            for position, link in enumerate(statement.via):
                insert(
                    "statement_via", statement_id=ids[statement.id], position=position, text=link.text,
                    appearance_id=self.appearances.get(link.entity or ""),
                )  # fmt: skip

    def _add_entity(self, entity: Entity, names: frozenset[str]) -> None:
        own, entity_id = self._entity(entity)
        self.indexer.add_names(entity_id, " ".join((entity.name, entity.latin or "", *sorted(names))))
        appearance = self.archive.insert(
            "appearances", capture_id=self.capture_id, local_id=entity.id, own_id=own, entity_id=entity_id
        )
        self.appearances[entity.id], self.entity_of[entity.id] = appearance, (own, entity_id)
        rows = [(appearance, r.text, r.start, r.end, r.of, r.status) for r in entity.roles]
        self.archive.db.executemany("INSERT INTO roles VALUES (?, ?, ?, ?, ?, ?)", rows)

    def _entity(self, entity: Entity) -> tuple[int, int]:
        """The archive's entity with this one's key, made where it is new, and the one that stands for it now."""
        key = key_of(entity, self.record.capture.id)
        row = self.archive.db.execute("SELECT id, merged_into FROM entities WHERE key = ?", (key,)).fetchone()
        if row is not None:
            return row[0], row[1] or row[0]
        made = self.archive.insert(
            "entities", key=key, type=entity.type, name=entity.name, latin=entity.latin, wikidata=entity.wikidata
        )
        return made, made

    def _add_article(self, article: Article, mentions: list[Mention]) -> None:
        published = article.published
        article_id = self.archive.insert(
            "articles",
            capture_id=self.capture_id, local_id=article.id, part=article.part, start=article.start, end=article.end,
            headline=article.headline.text if article.headline else None,
            section=article.section.text if article.section else None,
            publisher=self.record.capture.publisher,
            authors=" | ".join(b.author for b in article.bylines if b.author) or None,
            earliest=published.earliest if published else None, latest=published.latest if published else None,
            characters=sum(p.end - p.start for p in article.paragraphs),
            body_start=article.paragraphs[0].start if article.paragraphs else None,
            body_end=article.paragraphs[-1].end if article.paragraphs else None,
        )  # fmt: skip
        self.articles[article.id] = article_id
        rows = [(article_id, self.appearances[m.entity], m.start, m.end, m.kind) for m in mentions]
        self.archive.db.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?, ?)", rows)
        self.indexer.add_article(article_id, article)

    def _link_teasers(self) -> None:
        for article in self.record.articles:
            if article.teaser_of in self.articles:
                self.archive.db.execute(
                    "UPDATE articles SET teaser_of = ? WHERE id = ?",
                    (self.articles[article.teaser_of], self.articles[article.id]),
                )

    def _days_of(self, said: Statement) -> tuple[str | None, str | None]:
        """When it was said, where that is stated; else the days of its article."""
        time = self.times.get(said.time or "")
        if time and (time.earliest or time.latest):
            return time.earliest, time.latest
        published = self.published.get(said.article)
        return (published.earliest, published.latest) if published else (None, None)

    def _add_statement(self, said: Statement, mentions: list[Mention]) -> int:
        earliest, latest = self._days_of(said)
        statement_id = self.archive.insert(
            "statements",
            article_id=self.articles[said.article], local_id=said.id, cue=said.cue.text, cue_start=said.cue.start,
            cue_end=said.cue.end, lemma=said.cue.lemma, source=said.source.text if said.source else None,
            speaker_id=self.appearances.get(said.speaker or ""), speaker_text=said.speaker_text,
            content=" … ".join(c.text for c in said.content),
            content_start=said.content[0].start if said.content else said.cue.start,
            content_end=said.content[-1].end if said.content else said.cue.end,
            form=said.form, act=said.act, to=said.to.text if said.to else None,
            venue=said.venue.text if said.venue else None,
            earliest=earliest, latest=latest, rule=said.rule,
        )  # fmt: skip
        about = {
            self.entity_of[m.entity]
            for m in mentions
            if any(c.start <= m.start and m.end <= c.end for c in said.content)
        }
        self.archive.db.executemany(
            "INSERT INTO statement_about VALUES (?, ?, ?)", [(statement_id, *pair) for pair in sorted(about)]
        )
        self.indexer.add_statement(statement_id, said)
        return statement_id


def key_of(entity: Entity, capture: str) -> str:
    """The key under which an entity is one across captures; an unnamed source (SRC) is never joined with another."""
    return f"{capture}#{entity.id}" if entity.type == "SRC" else entity_key(entity)


def _connect(path: pathlib.Path, write: bool) -> sqlite3.Connection:
    if not write and not path.exists():
        raise ArchiveError(f"{path} does not exist: make it with `musnad add PATHS --archive {path}`")
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={'rwc' if write else 'ro'}",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE,
        check_same_thread=False,
    )
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA trusted_schema = OFF")
    if write:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
    else:
        db.execute("PRAGMA query_only = ON")
    return db


def _refuse_unreadable(db: sqlite3.Connection, path: pathlib.Path) -> None:
    from musnad.archive.migrations import EDITION

    edition = int(db.execute("PRAGMA user_version").fetchone()[0])
    if edition > EDITION:
        raise ArchiveError(
            f"{path} was made by a newer musnad (edition {edition}, this one knows {EDITION}): update musnad"
        )
    if edition < EDITION:
        raise ArchiveError(
            f"{path} is no archive of this edition: open it once for writing (`musnad add`) to bring it up"
        )


def _explain(path: pathlib.Path, error: sqlite3.DatabaseError) -> str:
    words = str(error)
    if "locked" in words or "busy" in words:
        return f"{path} is being written by another program: wait for it, or stop it"
    if "readonly" in words or "attempt to write" in words:
        return f"{path} cannot be written: it, or its folder, is read-only"
    if "full" in words or "disk I/O" in words:
        return f"the disk that holds {path} is full: free some space and run the command again; nothing was lost"
    if "not a database" in words or "malformed" in words:
        return f"{path} is damaged or no archive: restore it from a copy"
    if "unable to open" in words:
        return f"{path} cannot be opened: does its folder exist, and may you write there?"
    return f"{path}: {words}"
