"""Verify an archive file: the database, the hashes, the offsets, the links."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

import msgspec

from musnad.archive.store import Archive
from musnad.errors import ArchiveError
from musnad.records import Record

SPANNED = ("furniture", "mentions", "times")


def check(archive: Archive) -> Iterator[str]:
    """What is wrong with the archive, a sentence each; nothing where all is well. Reads the whole file."""
    yield from _database_faults(archive.db)
    rows = archive.db.execute("SELECT id, hash, text_hash, characters FROM captures ORDER BY id").fetchall()
    for capture_id, identity, text_hash, characters in rows:
        try:
            text, record = archive.text_of(capture_id), archive.record_of(capture_id)
        except (ArchiveError, msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
            yield f"capture {capture_id}: its text or record is damaged ({error})"
            continue
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != text_hash or len(text) != characters:
            yield f"capture {capture_id}: its text is not the one that was kept"
        if record.capture.id != identity:
            yield f"capture {capture_id}: its record is of another capture"
        yield from (f"capture {capture_id}: {fault}" for fault in _record_faults(text, record))
        yield from (f"capture {capture_id}: {fault}" for fault in _table_faults(archive.db, capture_id, record))


def _database_faults(db: sqlite3.Connection) -> Iterator[str]:
    for (line,) in db.execute("PRAGMA integrity_check(20)").fetchall():
        if line != "ok":
            yield f"the database is damaged: {line}"
    for table, rowid, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        yield f"{table} row {rowid} points to a row of {parent} that is not there"


def _record_faults(text: str, record: Record) -> Iterator[str]:
    """Spans whose words are not those of the text, and links that lead nowhere."""
    spans = [span for name in SPANNED for span in getattr(record, name)]
    for statement in record.statements:
        spans += [statement.cue, *statement.via, *statement.content]
        spans += filter(None, (statement.source, statement.to, statement.venue))
    for span in spans:
        if text[span.start : span.end] != span.text:
            yield f"{type(span).__name__} at {span.start} does not hold the text's words"
    articles = {article.id for article in record.articles}
    entities = {entity.id for entity in record.entities}
    times = {time.id for time in record.times}
    said = {statement.id for statement in record.statements}
    for mention in record.mentions:
        if mention.entity not in entities or mention.article not in articles:
            yield f"a mention at {mention.start} belongs to nothing"
    for statement in record.statements:
        links = (
            (statement.article, articles),
            (statement.speaker, entities),
            (statement.time, times),
            (statement.inside, said),
        )
        if any(link is not None and link not in known for link, known in links):
            yield f"statement {statement.id} points to something that is not there"


def _table_faults(db: sqlite3.Connection, capture_id: int, record: Record) -> Iterator[str]:
    """Tables that hold more or less than the record does."""
    by_article = "{} WHERE article_id IN (SELECT id FROM articles WHERE capture_id = ?)"
    for table, due in (
        ("articles WHERE capture_id = ?", record.articles),
        ("appearances WHERE capture_id = ?", record.entities),
        (by_article.format("mentions"), record.mentions),
        (by_article.format("times"), record.times),
        (by_article.format("statements"), record.statements),
        ("article_index WHERE rowid IN (SELECT id FROM articles WHERE capture_id = ?)", record.articles),
    ):
        (found,) = db.execute(f"SELECT count(*) FROM {table}", (capture_id,)).fetchone()
        if found != len(due):
            yield f"{table.split()[0]} holds {found} rows where the record has {len(due)}"
