"""The Python face of an archive."""

import pathlib
from typing import Any

import pytest

import musnad
from musnad.archive.store import Archive
from musnad.captures.plain import read_plain
from musnad.errors import ArchiveError
from musnad.records import (
    SCHEMA,
    Article,
    CaptureInfo,
    Content,
    Cue,
    Entity,
    Mention,
    Paragraph,
    Published,
    Record,
    Role,
    Span,
    Statement,
    Via,
)

TEXT = "مدير الميناء: العمل عاد\n\nقال مدير الميناء سالم الراوي لوكالة النهر إن العمل عاد إلى مدينة المرفأ.\n"


def cut(words: str, kind: type[Span] = Span) -> Span:
    start = TEXT.index(words)
    return kind(start, start + len(words), words)


@pytest.fixture
def path(tmp_path: pathlib.Path) -> pathlib.Path:
    name, role, agency, place, words = map(
        cut, ("سالم الراوي", "مدير الميناء", "وكالة النهر", "المرفأ", "العمل عاد إلى مدينة المرفأ")
    )
    head, body, cue = cut("مدير الميناء: العمل عاد"), cut(TEXT.split("\n")[2]), cut("قال")
    capture = read_plain(TEXT.encode(), "page.txt")
    record = Record(
        SCHEMA,
        CaptureInfo(capture.id, "page.txt", "text/plain", len(TEXT), publisher="صحيفة الميناء"),
        (Article("a1", "main", 0, len(TEXT), head, paragraphs=(Paragraph(body.start, body.end),), published=Published("2021-03-02", "2021-03-02")),),
        entities=(
            Entity("e1", "PER", "سالم الراوي", "Salem al-Rawi", roles=(Role(role.text, role.start, role.end),)),
            Entity("e2", "ORG", "وكالة النهر"),
            Entity("e3", "LOC", "المرفأ"),
        ),
        mentions=tuple(Mention(e, "a1", s.start, s.end, s.text) for e, s in (("e1", name), ("e2", agency), ("e3", place))),
        statements=(
            Statement(
                "s1", "a1", Cue(cue.start, cue.end, "قال", "قال"), name, "e1", "سالم الراوي",
                (Content(words.start, words.end, words.text),), "indirect", "assert", "verb",
                (Via(agency.start, agency.end, agency.text, "e2"),),
            ),
        ),
    )  # fmt: skip
    with Archive(tmp_path / "news.db", write=True) as archive:
        archive.add([(capture, record)])
    return tmp_path / "news.db"


def test_statements_are_found_by_speaker_about_and_via(path: pathlib.Path) -> None:
    with musnad.open_archive(path) as archive:
        asked: list[dict[str, Any]] = [
            {"speaker": "Rawi"},
            {"speaker": "الراوي"},
            {"about": "المرفأ"},
            {"via": "النهر"},
            {"act": "assert"},
        ]
        for filters in asked:
            (hit,) = archive.statements("", **filters)
            assert hit.via == ("وكالة النهر",)
        assert archive.statements("", speaker="غيره") == []
        assert [hit.local_id for hit in archive.search("", speaker="الراوي")] == ["a1"]
        assert archive.statements("", since="2021-03", until="2021-03")
        assert archive.statements("", until="2021-02") == []


def test_an_entity_gathers_names_roles_and_words(path: pathlib.Path) -> None:
    with musnad.open_archive(path) as archive:
        (card,) = archive.find("سالم")
        assert card.names == (("سالم الراوي", 1),)
        assert [(role.text, role.earliest) for role in card.roles] == [("مدير الميناء", "2021-03-02")]
        assert [hit.content for hit in archive.statements_of(card.entity)] == ["العمل عاد إلى مدينة المرفأ"]
        assert [month.month for month in archive.timeline(card.entity)] == ["2021-03"]
        (place,) = archive.find("المرفأ")
        assert [hit.speaker_text for hit in archive.statements_about(place.entity)] == ["سالم الراوي"]
        assert archive.speakers()[0].statements == 1
        assert archive.facets()["year"][0].value == "2021"


def test_reading_never_writes(path: pathlib.Path) -> None:
    with musnad.open_archive(path) as archive, pytest.raises(ArchiveError, match="read-only"):
        archive.store.remove("sha256:0")
