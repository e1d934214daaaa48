"""The editions of an archive file and the steps between them.

`EDITION` is kept in SQLite's `user_version`. `STEPS[n]` brings a file from edition n to n + 1 in one transaction;
a test opens a file of the oldest edition and steps it through all of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from importlib.resources import files

from musnad.errors import ArchiveError

EDITION = 1
STEPS: dict[int, Callable[[sqlite3.Connection], None]] = {}


def create(db: sqlite3.Connection) -> None:
    """Lay the tables of the newest edition into an empty file."""
    script = (files("musnad.archive") / "schema.sql").read_text(encoding="utf-8")
    db.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {EDITION}; COMMIT;")


def migrate(db: sqlite3.Connection, path: str) -> None:
    """Bring the file to the newest edition; raises ArchiveError for a file from a newer program or of another kind."""
    edition = int(db.execute("PRAGMA user_version").fetchone()[0])
    if edition == EDITION:
        return
    if edition > EDITION:
        raise ArchiveError(
            f"{path} was made by a newer musnad (edition {edition}, this one knows {EDITION}): update musnad"
        )
    if edition == 0:
        if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise ArchiveError(f"{path} is a database, but no archive of musnad")
        create(db)
        return
    for step in range(edition, EDITION):
        db.execute("BEGIN IMMEDIATE")
        try:
            STEPS[step](db)
            db.execute(f"PRAGMA user_version = {step + 1}")
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise
