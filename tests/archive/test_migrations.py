"""Every edition of the file since the first opens: edition 1 is kept here as it was laid down."""

import pathlib
import sqlite3

import pytest

from musnad.archive.checking import check
from musnad.archive.migrations import EDITION, STEPS
from musnad.archive.store import Archive
from musnad.captures.plain import read_plain
from musnad.reader import read_capture

EDITIONS = sorted((pathlib.Path(__file__).parent / "editions").glob("edition*.sql"))
PAGE = "السوق الجديدة تفتح أبوابها\n\nقال رئيس البلدية سالم الراوي إن السوق الجديدة تفتح أبوابها غداً.\n"


def number_of(path: pathlib.Path) -> int:
    return int(path.stem.removeprefix("edition"))


def tables(path: pathlib.Path) -> list[tuple[str, str]]:
    with sqlite3.connect(path) as db:
        rows = db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    return [(name, "".join(sql.split())) for name, sql in rows]


@pytest.mark.parametrize("schema", EDITIONS, ids=lambda path: path.stem)
def test_an_older_edition_is_brought_up(tmp_path: pathlib.Path, schema: pathlib.Path) -> None:
    """A file of that edition opens, takes a page, passes `check`, and has the tables of a fresh file."""
    old, fresh = tmp_path / "old.db", tmp_path / "fresh.db"
    with sqlite3.connect(old) as db:
        db.executescript(schema.read_text(encoding="utf-8"))
        db.execute(f"PRAGMA user_version = {number_of(schema)}")
    with Archive(fresh, write=True):
        pass
    with Archive(old, write=True) as archive:
        capture = read_plain(PAGE.encode(), "page.txt")
        archive.add([(capture, read_capture(capture))])
        assert list(check(archive)) == []
    assert tables(old) == tables(fresh)


def test_each_edition_is_kept_and_has_its_step() -> None:
    assert [number_of(path) for path in EDITIONS] == list(range(1, EDITION + 1))
    assert sorted(STEPS) == list(range(1, EDITION))
