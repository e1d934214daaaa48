"""`musnad add` under bad conditions: a full disk, a page that is too large, a bomb, names that mean harm, Ctrl-C."""

import gzip
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import time

import msgspec
import pytest
from typer.testing import CliRunner

from musnad.archive.adding import link
from musnad.archive.checking import check
from musnad.archive.store import Archive
from musnad.captures.reading import read_captures
from musnad.cli import app
from musnad.errors import ArchiveError
from musnad.reader import read_capture

RUN = CliRunner()
SENTENCE = "وقال مدير المرفأ إن العمل عاد إلى الرصيف الشمالي. "
PAGE = f"المرفأ يعود إلى العمل\n\n{SENTENCE * 3}\n"
LIMITED = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2 << 20, 2 << 20)); from musnad.cli import main; main()"
INTERRUPTIBLE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from musnad.cli import main; main()"
)


def write_rows(path: pathlib.Path, rows: int) -> None:
    """Rows of which no two say the same, so that linking them has something to keep."""
    with path.open("wb") as file:
        for n in range(rows):
            ships = " ".join(f"وصلت السفينة {n * 30 + k} إلى الرصيف {k} وعلى متنها {n + k} حاوية." for k in range(30))
            file.write(msgspec.json.encode({"title": f"المرفأ في اليوم {n}", "text": f"{SENTENCE}{ships}"}) + b"\n")


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: pathlib.Path) -> None:
    """No file may grow over 2 MiB: the run ends in one sentence, and goes on when there is room."""
    write_rows(tmp_path / "news.jsonl", 400)
    archive = tmp_path / "news.db"
    run = ["add", str(tmp_path / "news.jsonl"), "--archive", str(archive)]
    done = subprocess.run([sys.executable, "-c", LIMITED, *run], check=False, capture_output=True, text=True)
    assert done.returncode == 1
    (line,) = done.stderr.strip().splitlines()
    assert (
        line
        == f"musnad: the disk that holds {archive} is full: free some space and run the command again; nothing was lost"
    )
    with Archive(archive) as kept:
        assert list(check(kept)) == []
        assert kept.stats().captures < 400
    assert RUN.invoke(app, run).exit_code == 0
    with Archive(archive) as kept:
        assert list(check(kept)) == []
        assert kept.stats().captures == 400


def test_a_full_file_keeps_what_it_had(tmp_path: pathlib.Path) -> None:
    write_rows(tmp_path / "news.jsonl", 60)
    pairs = [(capture, read_capture(capture)) for capture in read_captures([tmp_path / "news.jsonl"])]
    with Archive(tmp_path / "news.db", write=True) as kept:
        kept.add(pairs[:40])
        (pages,) = kept.db.execute("PRAGMA page_count").fetchone()
        kept.db.execute(f"PRAGMA max_page_count = {pages}")
        for work in (lambda: kept.add(pairs[40:]), lambda: link(kept)):
            with pytest.raises(ArchiveError, match="is full: free some space"):
                work()
            assert list(check(kept)) == []
            assert kept.stats().captures == 40


def test_a_page_too_large_is_refused(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musnad.archive.adding.LONGEST", 2000)
    (tmp_path / "large.txt").write_text(PAGE * 20)
    (tmp_path / "page.txt").write_text(PAGE)
    _refused(tmp_path, "large.txt: more than 2,000 characters")


@pytest.mark.slow
def test_a_page_of_100_mb_is_refused(tmp_path: pathlib.Path) -> None:
    (tmp_path / "large.txt").write_text(PAGE * ((100 << 20) // len(PAGE.encode())))
    (tmp_path / "page.txt").write_text(PAGE)
    _refused(tmp_path, "large.txt: more than 4,194,304 characters")


def test_a_page_over_the_bytes_of_one_is_refused(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is cut at the limit of bytes is still too long to be kept."""
    monkeypatch.setattr("musnad.captures.reading.PAGE_LIMIT", 1 << 20)
    monkeypatch.setattr("musnad.archive.adding.LONGEST", 1 << 18)
    (tmp_path / "large.txt").write_text(PAGE * 8000)
    (tmp_path / "page.txt").write_text(PAGE)
    _refused(tmp_path, "large.txt: more than 262,144 characters")


@pytest.mark.parametrize("filling", [bytes(1 << 20), (SENTENCE * 12_000).encode()], ids=["nothing", "words"])
def test_a_bomb_is_refused(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, filling: bytes) -> None:
    monkeypatch.setattr("musnad.captures.stream.UNPACKED_FREELY", 4 << 20)
    monkeypatch.setattr("musnad.archive.adding.LONGEST", 1 << 20)
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(filling * 32))
    (tmp_path / "page.txt").write_text(PAGE)
    _refused(tmp_path, "bomb.txt.gz: ")


def test_a_bomb_among_rows_ends_them(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musnad.captures.stream.UNPACKED_FREELY", 4 << 20)
    row = msgspec.json.encode({"title": "المرفأ", "text": PAGE}) + b"\n"
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(row + b" " * (32 << 20)))
    (tmp_path / "page.txt").write_text(PAGE)
    result = RUN.invoke(app, ["add", str(tmp_path), "-a", str(tmp_path / "news.db")])
    assert result.exit_code == 1
    assert "taken for a decompression bomb; what came before was read" in result.output
    assert "2 new, 0 known already, 1 unreadable" in result.output


def _refused(folder: pathlib.Path, told: str) -> None:
    """One of two files is refused with a sentence that holds `told`, the other kept; exit code 1."""
    archive = folder / "news.db"
    result = RUN.invoke(app, ["add", *map(str, sorted(folder.iterdir())), "-a", str(archive)])
    assert result.exit_code == 1
    assert told in result.output
    assert "1 new, 0 known already, 1 unreadable" in result.output
    with Archive(archive) as kept:
        assert list(check(kept)) == []
        assert kept.stats().captures == 1


def test_names_that_mean_harm_are_only_shown(tmp_path: pathlib.Path) -> None:
    """Paths in a row's address and outlet, control characters in a file's name: kept as words, written nowhere."""
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    climbing = "../../etc/passwd"
    row = {"title": climbing, "text": PAGE, "url": climbing, "source": climbing, "id": climbing}
    (inside / "news.jsonl").write_bytes(msgspec.json.encode(row) + b"\n{broken\n")
    (inside / "page\x1b[31m\r\x07\n.txt").write_bytes(PAGE.encode() + b"\xff")
    before = set(tmp_path.rglob("*"))
    archive = inside / "news.db"
    outputs = [RUN.invoke(app, ["add", str(inside), "-a", str(archive)]).output]
    outputs.append(RUN.invoke(app, ["search", "المرفأ", "-a", str(archive)]).output)
    outputs.append(RUN.invoke(app, ["search", "", "--outlet", climbing, "-a", str(archive)]).output)
    assert climbing in outputs[2]
    for kind in ("jsonl", "csv", "web-annotation"):
        assert RUN.invoke(app, ["export", "-a", str(archive), "-f", kind, "-o", str(inside / kind)]).exit_code == 0
    made = {path for path in tmp_path.rglob("*") if path not in before}
    assert {path.parent for path in made} == {inside}
    assert {path.name for path in made} <= {"news.db", "news.db-wal", "news.db-shm", "jsonl", "csv", "web-annotation"}
    assert not any(sign in output for output in outputs for sign in "\x1b\x07\r")
    with Archive(archive) as kept:
        assert list(check(kept)) == []
        assert {row[0] for row in kept.db.execute("SELECT url FROM captures")} == {climbing, None}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_with_one_sentence(tmp_path: pathlib.Path, jobs: str) -> None:
    """As a terminal sends it: to the program and to all processes that it started."""
    write_rows(tmp_path / "news.jsonl", 4000)
    archive = tmp_path / "news.db"
    run = ["add", str(tmp_path / "news.jsonl"), "--archive", str(archive), "--jobs", jobs]
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTIBLE, *run], stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        _wait_for_captures(archive)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told == "stopped: what was added is kept, and the same command goes on from here\n"
    with Archive(archive) as kept:
        assert list(check(kept)) == []
        assert 0 < kept.stats().captures < 4000


def _wait_for_captures(archive: pathlib.Path) -> None:
    for _ in range(1200):
        time.sleep(0.05)
        try:
            with sqlite3.connect(f"{archive.as_uri()}?mode=ro", uri=True) as db:
                if db.execute("SELECT count(*) FROM captures").fetchone()[0]:
                    return
        except sqlite3.OperationalError:
            continue  # not there yet, or being made
    raise AssertionError("nothing was added in a minute")
