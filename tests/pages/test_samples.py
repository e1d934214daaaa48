"""Each sample page comes apart as its YAML says."""

import pytest

from musnad.pages.empty import why_no_article
from musnad.pages.splitter import split_page
from musnad.reader import read_capture
from tests.sample_pages import NAMES, expected_pieces, found_pieces, read_sample

EMPTY = {"index": "an index page", "login": "log in", "video": "a video"}


@pytest.mark.parametrize("name", NAMES)
def test_sample_comes_apart_as_told(name: str) -> None:
    capture = read_sample(name)
    articles, _ = split_page(capture)
    found = [[(*piece, capture.text[piece.start : piece.end]) for piece in found_pieces(one)] for one in articles]
    told = [
        [(*piece, capture.text[piece.start : piece.end]) for piece in pieces]
        for pieces in expected_pieces(name, capture.text)
    ]
    assert found == told


@pytest.mark.parametrize("name", NAMES)
def test_sample_is_of_some_size(name: str) -> None:
    capture = read_sample(name)
    articles, _ = split_page(capture)
    assert name in EMPTY or len(articles) >= 3 or len(capture.text.split()) >= 600


@pytest.mark.parametrize(("name", "reason"), EMPTY.items())
def test_page_without_article_says_why(name: str, reason: str) -> None:
    capture = read_sample(name)
    record = read_capture(capture)
    assert record.articles == ()
    assert reason in why_no_article(capture)
    assert [problem.reason for problem in record.problems if problem.stage == "pages"] == [why_no_article(capture)]


def test_teaser_knows_its_article() -> None:
    capture = read_sample("water")
    text = capture.text.replace(
        "لبنان: خطة لترميم 60 جسراً بقرض ميسّر", "حريق في مستودع للأدوية بالدار البيضاء يصيب ثلاثة عمال"
    )
    articles, _ = split_page(type(capture)(capture.id, capture.source, text))
    assert [article.teaser_of for article in articles] == [None, None, "a6", None, None, None]


def test_page_of_another_language_has_no_article() -> None:
    capture = read_sample("login")
    english = type(capture)(
        capture.id, capture.source, "Harbour opens\n\nThe harbour of the old town opened on Friday."
    )
    assert split_page(english)[0] == ()
    assert "no Arabic" in why_no_article(english)
