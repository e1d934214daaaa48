"""Filters of a search: each keeps what it asks for and drops the rest; what is typed into one is never SQL."""

import pathlib
from collections.abc import Iterator
from typing import Any

import pytest

from musnad.archive.search import Filters, search_articles, search_statements
from musnad.archive.store import Archive
from musnad.captures.plain import read_plain
from musnad.records import (
    SCHEMA,
    Act,
    Article,
    CaptureInfo,
    Content,
    Cue,
    Entity,
    Form,
    Mention,
    Paragraph,
    Part,
    Published,
    Record,
    Span,
    Statement,
    Via,
)

# Two pages that differ in all that can be asked for: each filter of `ASKED` finds the first, `until` the second.
ASKED: list[tuple[str, str]] = [
    ("speaker", "الراوي"),
    ("speaker", "Rawi"),
    ("about", "المرفا"),
    ("via", "وكالة النهر"),
    ("place", "المرفأ"),
    ("act", "deny"),
    ("form", "direct"),
    ("outlet", "صحيفة الميناء"),
    ("part", "main"),
    ("since", "2021-03"),
    ("until", "2020-12"),
]
HOSTILE = [
    "'; DROP TABLE statements; --",
    "' OR '1'='1",
    '" OR 1=1 --',
    "speaker:* NEAR(a b)",
    "x) UNION SELECT 1 --",
    "%",
    "*",
    "-",
    "((",
    "OR",
    "\x00",
    "\ud800",
    "؛" * 10_000,
]


def add_page(
    archive: Archive, speaker: str, latin: str, agency: str, place: str, *told: str, act: Act, form: Form, part: Part
) -> None:
    outlet, day = told
    body = f"قال {speaker} وفق {agency} إن العمل عاد إلى {place}."
    text = f"خبر من {place}\n\n{body}\n"
    capture = read_plain(text.encode(), f"{latin}.txt")

    def cut(words: str) -> Span:
        start = text.index(words, text.index(body))
        return Span(start, start + len(words), words)

    name, via, said, cue = cut(speaker), cut(agency), cut(f"العمل عاد إلى {place}"), cut("قال")
    where = Span(said.end - len(place), said.end, place)
    start = text.index(body)
    record = Record(
        SCHEMA,
        CaptureInfo(capture.id, capture.source, "text/plain", len(text), publisher=outlet),
        (Article("a1", part, 0, len(text), Span(0, start - 2, text[: start - 2]), paragraphs=(Paragraph(start, len(text) - 1),), published=Published(day, day)),),
        entities=(Entity("e1", "PER", speaker, latin), Entity("e2", "ORG", agency), Entity("e3", "LOC", place)),
        mentions=tuple(
            Mention(e, "a1", s.start, s.end, s.text) for e, s in (("e1", name), ("e2", via), ("e3", where))
        ),
        statements=(
            Statement(
                "s1", "a1", Cue(cue.start, cue.end, "قال", "قال"), name, "e1", speaker,
                (Content(said.start, said.end, said.text),), form, act, "verb",
                (Via(via.start, via.end, via.text, "e2"),),
            ),
        ),
    )  # fmt: skip
    archive.add([(capture, record)])


@pytest.fixture
def archive(tmp_path: pathlib.Path) -> Iterator[Archive]:
    with Archive(tmp_path / "news.db", write=True) as archive:
        add_page(archive, "سالم الراوي", "Salem al-Rawi", "وكالة النهر", "المرفأ", "صحيفة الميناء", "2021-03-02",
                 act="deny", form="direct", part="main")  # fmt: skip
        add_page(archive, "هدى القاضي", "Huda al-Qadi", "وكالة الجبل", "الوادي", "صحيفة الجبل", "2020-01-05",
                 act="praise", form="indirect", part="follow-on")  # fmt: skip
        yield archive


@pytest.mark.parametrize(("field", "asked"), ASKED)
def test_a_filter_keeps_what_it_asks_for(archive: Archive, field: str, asked: str) -> None:
    wanted = Filters(**_only(field, asked))
    found = 2 if field == "until" else 1
    for words in ("", "العمل"):
        assert [hit.article for hit in search_articles(archive, words, wanted)] == [found]
        assert [hit.article for hit in search_statements(archive, words, wanted)] == [found]


def test_each_filter_is_tried() -> None:
    assert {field for field, _ in ASKED} == set(Filters.__struct_fields__)


def test_filters_are_asked_together(archive: Archive) -> None:
    both = Filters(speaker="الراوي", place="الوادي")
    assert search_articles(archive, "", both) == []
    assert search_statements(archive, "", both) == []
    assert len(search_statements(archive, "", Filters(speaker="الراوي", place="المرفأ", until="2021"))) == 1


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("field", Filters.__struct_fields__)
def test_what_is_typed_into_a_filter_is_no_sql(archive: Archive, field: str, typed: str) -> None:
    asked = Filters(**_only(field, typed))
    for words in ("", "العمل"):
        found = [*search_articles(archive, words, asked), *search_statements(archive, words, asked)]
        assert field in ("since", "until") or found == []  # days are compared as text, whatever it is
    assert archive.stats().statements == 2


def _only(field: str, value: str) -> dict[str, Any]:
    return {field: value}
