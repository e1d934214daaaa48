"""The day of publication: what the words of a page prove, and what they do not."""

from __future__ import annotations

import datetime

import msgspec
import pytest

from musnad.analysis.dating import date_articles
from musnad.analysis.document import Document
from musnad.analysis.times import find_times, resolve_times
from musnad.captures.capture import Capture, PageMetadata
from musnad.lexicon.loader import load_lexicon
from musnad.records import Article, Caption, Paragraph, Part, Problem, Published, Span, Time

HEADLINE = "بلدية المرفأ تفتتح الجسر الجديد"


def article_of(text: str, id: str, headline: str, start: int, caption: str, teaser_of: str | None = None) -> Article:
    """The article whose headline, paragraphs and picture stand line by line in `text` from `start` on."""
    lines, at = [], start
    for line in text[start:].split("\n"):
        if line:
            lines.append(Span(at, at + len(line), line))
        at += len(line) + 1
    captions = tuple(Caption(line.start, line.end, line.text) for line in lines[1:] if line.text == caption)
    body = tuple(Paragraph(line.start, line.end) for line in lines[1:] if line.text != caption)
    part: Part = "teaser" if teaser_of else "main"
    return Article(
        id, part, lines[0].start, lines[-1].end, Span(lines[0].start, lines[0].end, headline), captions=captions,
        paragraphs=body, teaser_of=teaser_of,
    )  # fmt: skip


def document_of(*lines: str, caption: str = "", day: str | None = None) -> Document:
    text = "\n".join([HEADLINE, *([caption] if caption else []), *lines])
    article = article_of(text, "a1", HEADLINE, 0, caption)
    told = datetime.date.fromisoformat(day) if day else None
    return Document(Capture("id", "page.txt", text), (article,), load_lexicon(), told)


def read(document: Document) -> tuple[Published | None, tuple[Time, ...], list[Problem]]:
    found = find_times(document)
    published = date_articles(document, found)
    return published.get("a1"), resolve_times(document, found, published), document.problems


def interval(*lines: str, caption: str = "") -> tuple[str | None, str | None] | None:
    published = read(document_of(*lines, caption=caption))[0]
    return (published.earliest, published.latest) if published else None


def test_nothing_is_proven_by_nothing() -> None:
    assert interval("افتتحت البلدية الجسر الخميس أمام السيارات.") is None
    assert interval("افتتحت البلدية الجسر في 2 أكتوبر الحالي.") is None


def test_what_has_been_is_a_lower_bound() -> None:
    assert interval("ينتظر السكان الجسر منذ سقوط القديم في ديسمبر (كانون الأول) 2016.") == ("2016-12-01", None)
    assert interval("كانت البلدية وقعت العقد في 12 مايو 2017.") == ("2017-05-12", None)
    assert interval("تعيش القرية بلا ماء منذ عام 2012.") == ("2012-01-01", None)


def test_a_picture_cannot_be_later_than_its_page() -> None:
    caption = "رئيس البلدية أمام الجسر 29 أغسطس 2017 (رويترز)"
    assert interval("قال رئيس البلدية إن الجسر جاهز.", caption=caption) == ("2017-08-29", None)


def test_what_is_to_come_is_an_upper_bound() -> None:
    assert interval("من المقرر افتتاح الجسر في 3 نوفمبر 2017.") == (None, "2017-11-03")


def test_a_date_of_unknown_tense_proves_nothing() -> None:
    assert interval("يمتد عقد الشركة حتى 30 يونيو 2022.") is None
    assert interval("كان عقد الشركة يمتد حتى 2022.") is None
    assert interval("تتحدث رؤية المدينة عن 2030 كثيرا.") is None


def test_the_weekday_named_with_today_moves_the_bound() -> None:
    lines = ("رحبت البلدية، اليوم (الخميس)، بالقرار.", "البناء متوقف منذ الثامن من أكتوبر (تشرين الأول) 2017.")
    assert interval(*lines) == ("2017-10-12", None)


def test_the_weekday_of_the_lead_follows_what_it_looks_back_on() -> None:
    lines = ("استقبل المحافظ، السبت، رئيس البلدية.", "أكدا تنفيذ اتفاق 10 مارس (آذار) 2017 بين البلدتين.")
    assert interval(*lines) == ("2017-03-11", None)
    lines = ("استقبل المحافظ، الاثنين، رئيس البلدية.", "أكدا تنفيذ اتفاق 10 مارس (آذار) 2017 بين البلدتين.")
    assert interval(*lines) == ("2017-03-13", None)


def test_the_articles_own_year() -> None:
    assert interval("اشترت البلدية القطار العام الماضي 2017 من الشركة.") == ("2018-01-01", "2018-12-31")


def test_the_articles_own_day() -> None:
    assert interval("افتتح المحافظ اليوم الخميس 1 مارس 2018 الجسر.") == ("2018-03-01", "2018-03-01")
    assert interval("افتتح المحافظ أمس الخميس 1 مارس 2018 الجسر.") == ("2018-03-02", "2018-03-02")


def test_months_without_a_year_are_closed_by_the_nearest_one_and_say_so() -> None:
    document = document_of(
        "زار الوفد المدينة نهاية يوليو (تموز) الماضي، والقمة المقرر عقدها في 15 أكتوبر الحالي باقية.",
        "الجسر مغلق منذ سقوط السد في ديسمبر (كانون الأول) 2016، ووصل الخبراء في سبتمبر (أيلول) الماضي.",
        caption="الوفد عند السد يوم 2 أكتوبر الحالي (وكالة المرفأ)",
    )
    published, times, _ = read(document)
    assert published is not None
    assert (published.earliest, published.latest) == ("2017-10-02", "2017-10-15")
    assert "nearest-year" in published.evidence
    assert [time.value for time in times if time.text == "15 أكتوبر الحالي"] == ["2017-10-15"]
    assert [time.value for time in times if "يوليو" in time.text] == ["2017-07"]


def test_contradictions_are_shown_and_nothing_is_given() -> None:
    document = document_of("انهار السد منذ 12 مايو 2017.", "من المقرر افتتاح الجسر في 3 نوفمبر 2016.")
    published, _, problems = read(document)
    assert published is None
    assert [problem.stage for problem in problems] == ["dating"]
    assert "t1, t2" in problems[0].reason


def test_told_day_goes_first() -> None:
    published = read(document_of("انهار السد منذ 12 مايو 2017.", day="2018-01-02"))[0]
    assert published == Published("2018-01-02", "2018-01-02", ("told",))


def test_metadata_and_capture_time_are_evidence() -> None:
    document = document_of("انهار السد منذ 12 مايو 2017.")
    capture = msgspec.structs.replace(document.capture, captured_at="2018-05-01T10:00:00Z")
    document = Document(capture, document.articles, load_lexicon())
    assert read(document)[0] == Published("2017-05-12", "2018-05-01", ("t1", "captured"))
    capture = msgspec.structs.replace(capture, metadata=PageMetadata(published="2018-04-30"))
    document = Document(capture, document.articles, load_lexicon())
    published = read(document)[0]
    assert published is not None
    assert (published.earliest, published.latest) == ("2018-04-30", "2018-04-30")


def test_a_teaser_has_the_day_of_its_article() -> None:
    teaser = "افتتاح الجسر بعد انتظار\nرحب السكان بافتتاح الجسر."
    main = f"{HEADLINE}\nالجسر مغلق منذ 12 مايو 2017."
    text = f"{main}\n\n{teaser}"
    first = article_of(main, "a1", HEADLINE, 0, "")
    second = article_of(text, "a2", "افتتاح الجسر بعد انتظار", len(main) + 2, "", teaser_of="a1")
    document = Document(Capture("id", "page.txt", text), (first, second), load_lexicon())
    published = date_articles(document, find_times(document))
    assert published["a1"] == published["a2"] == Published("2017-05-12", None, ("t1",))


@pytest.mark.parametrize("value", ["2018-02-31", "yesterday", ""])
def test_metadata_that_is_no_day_is_no_evidence(value: str) -> None:
    document = document_of("انهار السد منذ 12 مايو 2017.")
    capture = msgspec.structs.replace(document.capture, metadata=PageMetadata(published=value))
    assert read(Document(capture, document.articles, load_lexicon()))[0] == Published("2017-05-12", None, ("t1",))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("الخميس 1 مارس 2018 - 14:30", ("2018-03-01", "2018-03-01")),
        ("نشر في: 1/3/2018", ("2018-03-01", "2018-03-01")),
        ("آخر تحديث: 3 مارس 2018", ("2017-05-12", "2018-03-03")),
    ],
)
def test_a_date_line_under_the_headline(line: str, expected: tuple[str, str]) -> None:
    body = "الجسر مغلق منذ 12 مايو 2017 بعد الفيضان."
    text = f"{HEADLINE}\n{line}\n{body}"
    start = text.index(body)
    headline = Span(0, len(HEADLINE), HEADLINE)
    article = Article("a1", "main", 0, len(text), headline, paragraphs=(Paragraph(start, len(text)),))
    document = Document(Capture("id", "page.txt", text), (article,), load_lexicon())
    published = date_articles(document, find_times(document))["a1"]
    assert (published.earliest, published.latest) == expected
    assert "dateline" in published.evidence
