"""Whatever the bytes: a record, never an exception, and offsets that hold."""

import gzip
import io
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.captures.capture import Capture
from musnad.captures.dataset import read_jsonl
from musnad.captures.html import read_html_text
from musnad.captures.reading import read_bytes
from musnad.captures.stream import ByteStream
from musnad.commands.demo import read_samples
from musnad.output.markdown import as_markdown
from musnad.output.tree import as_tree
from musnad.reader import read_capture
from musnad.records import Record, from_json, to_json

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LETTERS = st.characters(min_codepoint=0x60C, max_codepoint=0x6D2)
ODD = st.sampled_from('\0\r\n\t\f\x0b\x1c\x85\u2028\u200f\u202b\u2069\ufeff\ufefb\ufffd\U0001f600 «»"()-:/.،؟٣3aZ')
TEXTS = st.text(st.one_of(LETTERS, LETTERS, ODD), max_size=400)
WORDS = st.sampled_from(
    [
        "قال",
        "وأضاف",
        "الوزير",
        "إن",
        "أن",
        "«الخطة",
        "جاهزة»",
        "أمس",
        "(الخميس)",
        "12",
        "مارس",
        "2024",
        "رويترز",
        "TT",
        "نفى",
        "عن",
        "وكالة",
        "دعا",
        "إلى",
        ":",
        "-",
        ".\n",
        "\n\n",
        "،",
        "وزير",
        "النقل",
        "نادر",
        "الشامي",
    ]
)
PROSE = st.lists(WORDS, max_size=120).map(" ".join)
TAGS = st.sampled_from(
    ["<p>", "</p>", "<div class='related share'>", "</div>", "<h1>", "</h1>", "<br>", "<a href=x>", "</a>", "<!--", "-->",
     "<script>", "</script>", "<table><tr><td>", "<li hidden>", "<time datetime='2024-13-45'>", "<meta charset=x>", "&amp;", "&#0;"]
)  # fmt: skip
MARKUP = st.lists(st.one_of(TAGS, WORDS), max_size=60).map("".join)


def spans_of(value: object) -> list[dict[str, object]]:
    """Every object with offsets in a record read as plain JSON."""
    if isinstance(value, list):
        return [span for item in value for span in spans_of(item)]
    if not isinstance(value, dict):
        return []
    inner = [span for item in value.values() for span in spans_of(item)]
    return [value, *inner] if "start" in value else inner


def assert_holds(capture: Capture) -> Record:
    """Read `capture` and check all that must be true of any record."""
    record = read_capture(capture)
    data = to_json(record)
    assert from_json(data) == record
    assert record.capture.characters == len(capture.text)
    assert not [problem for problem in record.problems if "internal error" in problem.reason]
    for span in spans_of(json.loads(data)):
        start, end = span["start"], span["end"]
        if isinstance(start, int) and isinstance(end, int):
            assert 0 <= start <= end <= len(capture.text)
            assert "text" not in span or span["text"] == capture.text[start:end]
    for block in capture.blocks:
        assert capture.text[block.start : block.end].strip()
    return record


@QUICK
@given(st.binary(max_size=600))
def test_any_bytes(data: bytes) -> None:
    assert_holds(read_bytes(data, "page"))


@QUICK
@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1256", "iso8859_6"]))
def test_any_text_in_any_encoding(text: str, encoding: str) -> None:
    assert_holds(read_bytes(text.encode(encoding, "replace"), "page.txt"))


@QUICK
@given(PROSE)
def test_any_prose(text: str) -> None:
    record = assert_holds(read_bytes(text.encode(), "page.txt"))
    for write in (as_tree, as_markdown):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", write(record, text))


@QUICK
@given(MARKUP, st.sampled_from(["page.html", "page"]))
def test_any_markup(markup: str, name: str) -> None:
    capture = read_bytes(markup.encode(), name)
    assert_holds(capture)
    assert "\n\n\n" not in read_html_text(markup).text


@QUICK
@given(
    st.lists(
        st.one_of(
            st.dictionaries(
                st.sampled_from(["text", "title", "date", "url", "x"]), st.one_of(TEXTS, st.none(), st.integers())
            ),
            TEXTS,
        )
    )
)
def test_any_rows(rows: list[object]) -> None:
    data = "\n".join(json.dumps(row) for row in rows).encode()
    captures = list(read_jsonl(ByteStream(io.BytesIO(data)), "rows"))
    assert len(captures) == len(rows)
    for capture in captures:
        assert_holds(capture)


@QUICK
@given(st.binary(max_size=400), st.integers(0, 500))
def test_any_cut_of_a_packed_page(data: bytes, cut: int) -> None:
    packed = gzip.compress(data)
    stream = ByteStream(io.BytesIO(packed[:cut]))
    kept = stream.read(1 << 20)
    assert kept == data[: len(kept)] or not packed[:cut].startswith(b"\x1f\x8b")
    assert (stream.fault is None) == (cut >= len(packed) or cut < 2)


@pytest.mark.parametrize("name", sorted(read_samples()))
@QUICK
@given(data=st.data())
def test_any_damage_to_a_sample(name: str, data: st.DataObject) -> None:
    text = read_samples()[name].text
    at = data.draw(st.integers(0, len(text)))
    until = data.draw(st.integers(at, min(len(text), at + 200)))
    put = data.draw(TEXTS)
    assert_holds(read_bytes((text[:at] + put + text[until:]).encode(), "page.txt"))


def test_deep_nesting_is_no_recursion() -> None:
    page = read_bytes(b"<html><body>" + b"<div>" * 20_000 + "نص الخبر هنا".encode(), "deep.html")
    assert page.text == "نص الخبر هنا"
