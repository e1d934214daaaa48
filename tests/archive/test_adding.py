"""`musnad add` and its kin: nothing lost, nothing doubled, faults told in a sentence."""

import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import time

import msgspec
import pytest
from typer.testing import CliRunner

from musnad.archive.checking import check
from musnad.archive.store import Archive
from musnad.cli import app

RUN = CliRunner()
TOWNS = ("المرفأ", "الوادي", "الجبل", "الساحل", "البحيرة")


def write_dataset(path: pathlib.Path, rows: int) -> None:
    with path.open("wb") as file:
        for n in range(rows):
            town = TOWNS[n % len(TOWNS)]
            body = f"أعلنت بلدية {town} أمس بدء المرحلة {n} من مشروع تجديد الشوارع. " * 6
            file.write(
                msgspec.json.encode({"title": f"بلدية {town} تبدأ المرحلة {n}", "text": body, "date": "2021-05-03"})
                + b"\n"
            )


def add(data: pathlib.Path, archive: pathlib.Path) -> list[str]:
    return [sys.executable, "-m", "musnad", "add", str(data), "--archive", str(archive)]


def test_the_same_page_twice_is_one_capture(tmp_path: pathlib.Path) -> None:
    write_dataset(tmp_path / "news.jsonl", 8)
    for expected in ("8 new, 0 known", "0 new, 8 known"):
        result = RUN.invoke(app, ["add", str(tmp_path / "news.jsonl"), "-a", str(tmp_path / "news.db")])
        assert result.exit_code == 0
        assert expected in result.output
    result = RUN.invoke(app, ["check", "-a", str(tmp_path / "news.db")])
    assert result.exit_code == 0
    assert "8 captures verified, 0 faults" in result.output


def test_remove_leaves_nothing_behind(tmp_path: pathlib.Path) -> None:
    write_dataset(tmp_path / "news.jsonl", 3)
    archive = tmp_path / "news.db"
    RUN.invoke(app, ["add", str(tmp_path / "news.jsonl"), "-a", str(archive)])
    with Archive(archive) as kept:
        ids = [row[0] for row in kept.db.execute("SELECT hash FROM captures")]
    assert RUN.invoke(app, ["remove", *ids, "-a", str(archive)]).exit_code == 0
    with Archive(archive) as kept:
        for table in ("captures", "articles", "mentions", "statements", "article_index", "shingles", "story_articles"):
            assert kept.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0, table
    assert RUN.invoke(app, ["remove", ids[0], "-a", str(archive)]).exit_code == 1


def test_check_finds_a_changed_text(tmp_path: pathlib.Path) -> None:
    write_dataset(tmp_path / "news.jsonl", 2)
    archive = tmp_path / "news.db"
    RUN.invoke(app, ["add", str(tmp_path / "news.jsonl"), "-a", str(archive)])
    with sqlite3.connect(archive) as db:
        db.execute("UPDATE captures SET text = (SELECT text FROM captures WHERE id = 2) WHERE id = 1")
    with Archive(archive) as kept:
        assert "capture 1: its text is not the one that was kept" in list(check(kept))


@pytest.mark.slow
def test_killed_at_any_moment_nothing_is_lost_or_doubled(tmp_path: pathlib.Path) -> None:
    """SIGKILL at random points of the run; the archive opens, `check` passes, a rerun completes."""
    write_dataset(tmp_path / "news.jsonl", 400)
    archive = tmp_path / "news.db"
    chance = random.Random(7)
    for _ in range(int(os.environ.get("MUSNAD_KILLS", "6"))):
        process = subprocess.Popen(add(tmp_path / "news.jsonl", archive), stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.3, 2.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if archive.exists():
            with Archive(archive, write=True) as kept:
                assert list(check(kept)) == []
    assert subprocess.run(add(tmp_path / "news.jsonl", archive), check=True, capture_output=True).returncode == 0
    with Archive(archive) as kept:
        assert list(check(kept)) == []
        assert kept.stats().captures == 400
        assert kept.db.execute("SELECT count(*) FROM story_articles").fetchone()[0] == 400


def told(tmp_path: pathlib.Path, archive: pathlib.Path) -> str:
    """The one line that `musnad add` says of an archive it cannot use."""
    write_dataset(tmp_path / "one.jsonl", 1)
    done = subprocess.run(add(tmp_path / "one.jsonl", archive), check=False, capture_output=True, text=True)
    assert done.returncode == 1
    (line,) = done.stderr.strip().splitlines()
    return line


def test_a_newer_file_is_refused(tmp_path: pathlib.Path) -> None:
    with sqlite3.connect(tmp_path / "news.db") as db:
        db.execute("PRAGMA user_version = 99")
        db.execute("CREATE TABLE future (x)")
    assert "newer musnad" in told(tmp_path, tmp_path / "news.db")


def test_another_database_is_refused(tmp_path: pathlib.Path) -> None:
    with sqlite3.connect(tmp_path / "news.db") as db:
        db.execute("CREATE TABLE other (x)")
    assert "no archive of musnad" in told(tmp_path, tmp_path / "news.db")


def test_a_truncated_file_is_refused(tmp_path: pathlib.Path) -> None:
    archive = tmp_path / "news.db"
    with Archive(archive, write=True):
        pass
    archive.write_bytes(archive.read_bytes()[:5000])
    assert "damaged" in told(tmp_path, archive)


def test_no_database_is_refused(tmp_path: pathlib.Path) -> None:
    (tmp_path / "news.db").write_bytes(b"no database at all " * 300)
    assert "damaged or no archive" in told(tmp_path, tmp_path / "news.db")


def test_a_second_writer_is_told_to_wait(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "news.db"
    write_dataset(tmp_path / "one.jsonl", 1)
    monkeypatch.setattr("musnad.archive.store.PATIENCE", 0.2)
    with Archive(archive, write=True) as kept, kept.writing():
        result = RUN.invoke(app, ["add", str(tmp_path / "one.jsonl"), "-a", str(archive)])
    assert "another program" in str(result.exception)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_is_told(tmp_path: pathlib.Path) -> None:
    archive = tmp_path / "news.db"
    with Archive(archive, write=True):
        pass
    archive.chmod(0o444)
    assert "read-only" in told(tmp_path, archive)
