"""What a page shows, line by line, and what its tags say."""

import pathlib

import pytest

from musnad.captures.capture import PageMetadata
from musnad.captures.html import looks_like_html, read_html, read_html_text

CORPUS = pathlib.Path("../shared/corpora/html_pages")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>سطر</p><p>آخر</p>", "سطر\n\nآخر"),
        ("<div>سطر</div><div>آخر</div>", "سطر\nآخر"),
        ("<p>سطر<br>آخر<br><br>ثالث</p>", "سطر\nآخر\n\nثالث"),
        ("<p>كلمة <b>غلي</b>ظة\n في   سطر</p>", "كلمة غليظة في سطر"),
        ("<a>خبر</a><a>رأي</a>", "خبر رأي"),
        ("<ul><li>أول<li>ثان</ul>", "أول\nثان"),
        (
            "<p>قبل</p><!-- تعليق --><script>رمز</script><style>شكل</style><noscript>بديل</noscript><p>بعد</p>",
            "قبل\n\nبعد",
        ),
        ("<p>ظاهر</p><p hidden>خفي</p><p style='display: none'>خفي</p><p class='sr-only'>خفي</p>", "ظاهر"),
        ("<p>ظاهر <span aria-hidden=true>رمز</span> أيضاً</p>", "ظاهر أيضاً"),
        ("<p>\ufeff</p><p>&nbsp;</p><p>نص</p>", "نص"),
        ("نص بلا وسم", "نص بلا وسم"),
        ("", ""),
    ],
)
def test_flattens_block_by_block(markup: str, text: str) -> None:
    assert read_html_text(markup).text == text


@pytest.mark.parametrize(
    ("markup", "tag", "hints"),
    [
        ("<h1>عنوان</h1>", "h1", ("headline",)),
        ("<nav><a href=/>رياضة</a></nav>", "div", ("link", "nav")),
        ("<div class='post-relatedNews'><a href=/>خبر</a></div>", "div", ("link", "related")),
        ("<figure><figcaption>صورة</figcaption></figure>", "figcaption", ("caption",)),
        ("<span class='author-name'>كاتب</span>", "body", ("byline",)),
        ("<p>نص فيه <a href=/>رابط</a> واحد</p>", "p", ()),
        ("<div id=share_bar>شارك</div>", "div", ("share",)),
        ("<div class=loading>نص</div>", "div", ()),
        ("<div class='b-article__text'>نص</div>", "div", ("body",)),
        ("<div>https://example.org/logo.png</div>", "div", ("nav",)),
        ("<div itemprop=author>كاتب</div>", "div", ("byline",)),
    ],
)
def test_hints_of_tags_and_classes(markup: str, tag: str, hints: tuple[str, ...]) -> None:
    (block,) = read_html_text(f"<body>{markup}</body>").blocks
    assert (block.tag if tag != "div" else "div", block.hints) == (tag, hints)


def test_a_frame_named_after_one_part_is_not_that_part() -> None:
    page = read_html_text("<div class='content has-sidebar'><h1>عنوان</h1><p>نص</p></div>")
    assert [block.hints for block in page.blocks] == [("headline",), ()]


HEAD = """<html><head><meta charset=utf-8><title>ت</title>
<link rel=canonical href="https://example.org/story">
<meta property="og:site_name" content="صحيفة الضحى"><meta property="og:title" content="افتتاح الجسر - صحيفة الضحى">
<meta property="article:section" content="محليات"><meta property="article:published_time" content="2020-06-03T03:01+0400">
<meta name="author" content="هبة العطار"></head><body><p>نص</p></body></html>"""


def test_open_graph() -> None:
    capture = read_html(HEAD.encode(), "x.html")
    assert capture.metadata == PageMetadata("افتتاح الجسر", "هبة العطار", "محليات", "2020-06-03", "صحيفة الضحى")
    assert (capture.url, capture.publisher) == ("https://example.org/story", "صحيفة الضحى")


@pytest.mark.parametrize(
    ("data", "published", "author"),
    [
        ('{"@type": "NewsArticle", "datePublished": "2018-06-28T01:00Z", "author": {"name": "كاتب"}}', "2018-06-28", "كاتب"),
        ('{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "headline": "ع", "author": ["أ", {"name": "ب"}]}]}', None, "أ، ب"),
        ('[{"@type": "NewsArticle", "headline": "&quot;ع&quot;", "datePublished": "0000-13-45"}]', None, None),
        ("{not json", None, None),
    ],
)  # fmt: skip
def test_linked_data(data: str, published: str | None, author: str | None) -> None:
    page = read_html_text(f'<script type="application/ld+json">{data}</script><p>نص</p>')
    assert (page.metadata.published, page.metadata.author) == (published, author)


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        ("<time itemprop=datePublished datetime=2020-03-17T17:27>17</time>", "2020-03-17"),
        ("<article><time datetime=2020-03-17>أ</time><time datetime=2020-03-17>ب</time></article>", "2020-03-17"),
        ("<article><time datetime=2020-03-17>أ</time><time datetime=2020-03-18>ب</time></article>", None),
        ("<time datetime=2020-03-17>خبر آخر</time>", None),
    ],
)
def test_time_tags(markup: str, published: str | None) -> None:
    assert read_html_text(markup).metadata.published == published


def test_declared_charset_of_an_old_page() -> None:
    page = (
        "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1256'></head><p>قال الوزير</p>"
    )
    assert read_html(page.encode("cp1256"), "x.html").text == "قال الوزير"


@pytest.mark.parametrize(
    "head", [b"<!DOCTYPE html><p>", b"\n <html lang=ar>", b"<!-- saved --><html>", b"<?xml version='1.0'?>\n<html>"]
)
def test_html_is_known_by_its_opening(head: bytes) -> None:
    assert looks_like_html(head)


def test_a_text_with_a_bracket_is_no_html() -> None:
    assert not looks_like_html("نص فيه <علامة>".encode())


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not at hand")
@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("htmldate_1691196862", "2020-08-24"),
        ("htmldate_1623715966", "2020-06-03"),
        ("htmldate_1550981615", "2020-03-17"),
        ("fundus_LBCGroup_2026_01_08", "2026-01-08"),
    ],
)
def test_days_of_real_pages(name: str, published: str) -> None:
    assert read_html((CORPUS / f"{name}.html").read_bytes(), name).metadata.published == published
