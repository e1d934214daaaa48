"""Files of every kind, sound and damaged, through the one door."""

import gzip
import io
import json
import os
import pathlib
import sys
import zlib

import pyarrow
import pytest
import zstandard
from pyarrow import parquet

from musnad.captures import stream
from musnad.captures.capture import Capture
from musnad.captures.reading import read_bytes, read_captures
from musnad.captures.stream import ByteStream

PAGE = "بلدية المرفأ تفتتح حديقة\n\nافتتحت بلدية المرفأ حديقة جديدة على الساحل أمس.\n"
ROWS: list[dict[str, str | None]] = [
    {"title": "افتتاح حديقة", "text": "افتتحت البلدية حديقة جديدة.", "date": "2018-06-28T09:00:00+03:00", "url": "https://example.org/1"},
    {"text": "أعلنت المدرسة بدء التسجيل.", "date": None},
]  # fmt: skip


def read_one(path: pathlib.Path) -> Capture:
    captures = list(read_captures([path]))
    assert len(captures) == 1
    return captures[0]


def reasons(capture: Capture) -> str:
    return "; ".join(problem.reason for problem in capture.problems)


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstandard.ZstdCompressor().compress])
def test_a_packed_page_is_the_same_capture(tmp_path: pathlib.Path, pack: type) -> None:
    (tmp_path / "page.txt").write_bytes(pack(PAGE.encode()))
    capture = read_one(tmp_path / "page.txt")
    assert capture.text == PAGE
    assert capture.complete
    assert capture.id == read_bytes(PAGE.encode(), "x").id


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress])
def test_members_one_behind_the_other_are_all_read(tmp_path: pathlib.Path, pack: type) -> None:
    (tmp_path / "two.txt.gz").write_bytes(pack(PAGE.encode()) + pack(PAGE.encode()))
    assert read_one(tmp_path / "two.txt.gz").text == PAGE * 2


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress])
def test_a_truncated_page_keeps_what_came_before(tmp_path: pathlib.Path, pack: type) -> None:
    text = "".join(f"{number} {PAGE}" for number in range(20_000))
    packed = pack(text.encode())
    (tmp_path / "page.txt.gz").write_bytes(packed[: len(packed) // 2])
    capture = read_one(tmp_path / "page.txt.gz")
    assert "truncated" in reasons(capture)
    assert not capture.complete
    assert text.startswith(capture.text[:50_000].rstrip("\ufffd"))


def test_rows_of_json_lines(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    lines = [json.dumps(row) for row in ROWS]
    path.write_bytes(gzip.compress("\n".join([lines[0], "{broken", "", lines[1], '{"url": "x"}']).encode()))
    first, broken, second, without_text = read_captures([path])
    assert first.source == f"{path}#1"
    assert first.text == "افتتاح حديقة\n\nافتتحت البلدية حديقة جديدة."
    assert (first.day, first.url) == ("2018-06-28", "https://example.org/1")
    assert reasons(broken) == "not a JSON object"
    assert (second.source, second.day, second.text) == (f"{path}#4", None, ROWS[1]["text"])
    assert "no text" in reasons(without_text)
    assert [c.complete for c in (first, broken, second, without_text)] == [True, False, True, False]


def test_parquet_gives_the_same_captures_as_json_lines(tmp_path: pathlib.Path) -> None:
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), tmp_path / "news.parquet")
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, ROWS)))
    rows, lines = (list(read_captures([tmp_path / name])) for name in ("news.parquet", "news.jsonl"))
    assert [(c.id, c.text, c.day, c.url) for c in rows] == [(c.id, c.text, c.day, c.url) for c in lines]


def test_a_title_that_the_text_opens_with_is_not_repeated(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"title": "افتتاح حديقة", "text": "افتتاح حديقة\n\nنص الخبر هنا."}))
    assert read_one(tmp_path / "a.jsonl").text == "افتتاح حديقة\n\nنص الخبر هنا."


def test_a_date_that_is_none_is_a_problem(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "نص الخبر هنا", "date": "قبل يومين"}))
    capture = read_one(tmp_path / "a.jsonl")
    assert capture.day is None
    assert "date not understood" in reasons(capture)


def test_json_lines_without_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    data = "\n".join(map(json.dumps, ROWS)).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [capture.source for capture in read_captures(["-"])] == ["-#1", "-#2"]


def test_markup_in_a_row_is_flattened(tmp_path: pathlib.Path) -> None:
    row = {"title": "افتتاح حديقة", "content": "<p>افتتحت البلدية حديقة.</p><p>وحضر الأهالي.</p>"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    capture = read_one(tmp_path / "a.jsonl")
    assert capture.text == "افتتاح حديقة\n\nافتتحت البلدية حديقة.\n\nوحضر الأهالي."
    assert [capture.text[b.start : b.end] for b in capture.blocks] == ["افتتحت البلدية حديقة.", "وحضر الأهالي."]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b" \n\n", "empty file"),
        (bytes(range(256)) * 20, "binary file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2000), "binary file"),
        (zlib.compress(os.urandom(4000)), "binary file"),
        (b"PAR1 and then nothing", "damaged Parquet"),
        (b"\x1f\x8b\x08\x00", "truncated gzip"),
        (b"\x1f\x8b\x00broken", "damaged gzip"),
        (b"\x28\xb5\x2f\xfdbroken", "zstd"),
        (b"<html><body><script>x()</script></body></html>", "no visible text"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: pathlib.Path, data: bytes, reason: str) -> None:
    (tmp_path / "bad").write_bytes(data)
    (tmp_path / "good.txt").write_text(PAGE)
    bad, good = read_captures([tmp_path])
    assert reason in reasons(bad)
    assert (bad.text, bad.complete) == ("", False)
    assert good.text == PAGE


@pytest.mark.parametrize(
    ("text", "reason", "complete"),
    [
        ("قال الوز\0ير\0 أمس", "2 NUL characters", True),
        ("قال\u202b الوزير\u202c أمس", "2 bidi control characters", True),
        ("\ufee3\ufea4\ufee4\ufeaa قال", "4 Arabic presentation forms", True),
        ("The minister said on Monday that the plan was ready.", "not in Arabic", True),
        ("1234 5678", "no letters", True),
    ],
)
def test_what_a_reader_should_know(text: str, reason: str, complete: bool) -> None:
    capture = read_bytes(text.encode(), "page.txt")
    assert reason in reasons(capture)
    assert capture.complete is complete
    assert len(capture.text) == len(text)


def test_lost_bytes_are_counted() -> None:
    capture = read_bytes("قال الوزير أمس إن الخطة جاهزة".encode()[:-1], "page.txt")
    assert "1 byte sequences" in reasons(capture)
    assert not capture.complete
    assert capture.text.endswith("\ufffd")


def test_lone_surrogates_in_a_row(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "قال الوزير \\ud800 أمس"}')
    capture = read_one(tmp_path / "a.jsonl")
    assert capture.text == "قال الوزير \ufffd أمس"
    assert "U+FFFD" in reasons(capture)


def test_names_that_lead_nowhere(tmp_path: pathlib.Path) -> None:
    missing, unmatched = read_captures([tmp_path / "none.txt", str(tmp_path / "*.html")])
    assert "no such file" in reasons(missing)
    assert "no file matches" in reasons(unmatched)


def test_a_closed_folder_does_not_end_the_run(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_text(PAGE)
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    page, closed = read_captures([tmp_path])
    assert page.text == PAGE
    assert (closed.source, reasons(closed)) == (str(tmp_path / "closed"), "Permission denied")


def test_a_folder_is_read_in_order_without_pictures_and_hidden_files(tmp_path: pathlib.Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden", "b/photo.jpg", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE)
    names = [os.path.relpath(capture.source, tmp_path) for capture in read_captures([tmp_path])]
    assert names == ["a.txt", "b/1.txt", "b/2.txt"]


def test_a_link_that_leads_nowhere_is_said_and_a_pipe_passed_over(tmp_path: pathlib.Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe")
    assert [reasons(capture) for capture in read_captures([tmp_path])] == ["no such file or directory"]


def test_a_bomb_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "UNPACKED_FREELY", 1 << 20)
    bomb = ByteStream(io.BytesIO(gzip.compress(bytes(64 << 20))))
    assert len(bomb.read(1 << 30)) < 16 << 20
    assert bomb.fault is not None
    assert "bomb" in bomb.fault


def test_a_page_over_the_limit_keeps_its_beginning() -> None:
    page = ByteStream(io.BytesIO(b"x" * 3_000_000))
    assert len(page.read(1 << 20)) == 1 << 20
    assert page.fault == "larger than 1 MiB"


def test_lines_over_the_limit_are_passed_over() -> None:
    lines = ByteStream(io.BytesIO(b"short\n" + b"x" * 1_000_000 + b"\nlast")).lines(limit=1000)
    assert list(lines) == [b"short", None, b"last"]


@pytest.mark.parametrize("data", [b"", b"\n", b"a", b"a\n", b"\n\na\nb", b"a\n\n"])
def test_lines_are_those_of_split(data: bytes) -> None:
    whole = data.split(b"\n")
    assert list(ByteStream(io.BytesIO(data)).lines()) == (whole if whole[-1] else whole[:-1])


def test_old_macintosh_line_ends() -> None:
    assert read_bytes("عنوان\rنص الخبر".encode(), "x").text == "عنوان\nنص الخبر"
