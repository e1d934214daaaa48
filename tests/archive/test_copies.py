"""Copies and versions."""

import pathlib

import pytest

from musnad.archive.copies import Change, changes, copies_of, link_new, sketch, words_of
from musnad.archive.store import Archive
from musnad.captures.plain import read_plain
from musnad.reader import read_capture
from musnad.records import SCHEMA, Article, CaptureInfo, Paragraph, Part, Record, Span

PARAGRAPHS = [
    "افتتحت بلدية مدينة الساحل صباح أمس سوقاً جديدة للسمك على الرصيف الشمالي للميناء القديم بعد ثلاث سنوات من الأعمال.",
    "وقال رئيس البلدية إن السوق الجديدة تضم أربعين محلاً ومخزناً مبرداً يتسع لمائة طن من الأسماك الطازجة كل يوم.",
    "وأوضح أن كلفة المشروع بلغت 12 مليون دينار دفعت الحكومة نصفها وجمعت غرفة التجارة النصف الآخر من أعضائها.",
    "ورحب صيادون التقتهم الصحيفة بالسوق لكنهم طالبوا بخفض إيجار المحلات وبتمديد ساعات العمل إلى منتصف الليل.",
    "وتعد الثروة السمكية مصدر الدخل الأول لسكان المدينة الذين يبلغ عددهم نحو ستين ألفاً بحسب آخر إحصاء رسمي.",
    "ومن المقرر أن تبدأ في الربيع المقبل المرحلة الثانية من المشروع وتشمل مدرسة لتعليم الصيد ومتحفاً للبحر.",
]
OTHER = "أعلنت شركة السكك الحديد عن خط جديد يربط العاصمة بالجنوب ويقطع المسافة في أربع ساعات بدلاً من سبع ساعات. " * 4


def page(headline: str, *paragraphs: str) -> bytes:
    return "\n\n".join([headline, *paragraphs]).encode()


@pytest.fixture
def archive(tmp_path: pathlib.Path) -> Archive:
    return Archive(tmp_path / "news.db", write=True)


def add(archive: Archive, *pages: bytes) -> None:
    captures = [read_plain(data, f"{n}.txt") for n, data in enumerate(pages)]
    archive.add([(capture, read_capture(capture)) for capture in captures])


def test_a_brief_is_contained_in_the_report_it_was_cut_from(archive: Archive) -> None:
    add(archive, page("سوق جديدة للسمك في مدينة الساحل", *PARAGRAPHS), page("خط جديد للقطار", OTHER))
    add(archive, page("افتتاح سوق السمك", *PARAGRAPHS[:2]))
    assert link_new(archive) == 3
    assert [(copy.article, copy.kind) for copy in copies_of(archive, 3)] == [(1, "contained")]
    assert [(copy.article, copy.kind) for copy in copies_of(archive, 1)] == [(3, "contains")]
    assert copies_of(archive, 2) == []


def test_a_teaser_is_linked_with_its_article_on_the_page(archive: Archive) -> None:
    text = "\n\n".join(["سوق جديدة", PARAGRAPHS[0], "خط جديد", OTHER, "سوق جديدة"])
    capture = read_plain(text.encode(), "page.txt")

    def article(local_id: str, part: Part, at: int, headline: str, body: str) -> Article:
        start = text.index(body)
        paragraphs = (Paragraph(start, start + len(body)),) if body else ()
        end = start + len(body) if body else at + len(headline)
        return Article(local_id, part, at, end, Span(at, at + len(headline), headline), paragraphs=paragraphs)

    articles = (
        article("a1", "main", 0, "سوق جديدة", PARAGRAPHS[0]),
        article("a2", "follow-on", text.index("خط جديد"), "خط جديد", OTHER),
        article("a3", "teaser", text.rindex("سوق جديدة"), "سوق جديدة", ""),
    )
    record = Record(SCHEMA, CaptureInfo(capture.id, "page.txt", "text/plain", len(text)), articles)
    archive.add([(capture, record)])
    link_new(archive)
    assert [(copy.article, copy.kind) for copy in copies_of(archive, 1)] == [(3, "teaser")]
    assert [(copy.article, copy.kind) for copy in copies_of(archive, 3)] == [(1, "teaser")]
    assert copies_of(archive, 2) == []


def test_spelling_alone_makes_no_difference(archive: Archive) -> None:
    respelt = [p.replace("أ", "ا").replace("ة ", "ه ") for p in PARAGRAPHS]
    add(archive, page("سوق جديدة", *PARAGRAPHS), page("سوق جديدة في الساحل", *respelt))
    link_new(archive)
    assert [copy.kind for copy in copies_of(archive, 1)] == ["exact"]


def test_articles_already_compared_are_not_compared_again(archive: Archive) -> None:
    add(archive, page("سوق جديدة", *PARAGRAPHS))
    assert (link_new(archive), link_new(archive)) == (1, 0)


def test_a_removed_capture_takes_its_copies_along(archive: Archive) -> None:
    first = page("سوق جديدة", *PARAGRAPHS)
    add(archive, first, page("السوق", *PARAGRAPHS[1:]))
    link_new(archive)
    archive.remove(read_plain(first, "0.txt").id)
    assert copies_of(archive, 2) == []
    assert archive.db.execute("SELECT count(DISTINCT article_id) FROM shingles").fetchone()[0] == 1


def test_changes_name_the_figure_that_changed() -> None:
    old = "بلغت الكلفة 12 مليون دينار دفعتها الحكومة.\nوحضر الوزير."
    new = "بلغت الكلفة 15 مليون دينار دفعتها الحكومة.\nوقص الشريط طفل من أبناء الصيادين."
    assert changes(old, new) == [
        Change(
            "بلغت الكلفة 12 مليون دينار دفعتها الحكومة.", "بلغت الكلفة 15 مليون دينار دفعتها الحكومة.", (("12", "15"),)
        ),
        Change(None, "وقص الشريط طفل من أبناء الصيادين."),
        Change("وحضر الوزير.", None),
    ]


def test_a_short_text_has_no_sketch() -> None:
    assert sketch(words_of("أربع كلمات لا أكثر")) == set()
