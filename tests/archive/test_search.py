"""Search: what is typed finds what is meant."""

import pathlib

import pytest

from musnad.archive.search import Filters, search_articles, search_statements
from musnad.archive.store import Archive
from musnad.captures.plain import read_plain
from musnad.reader import read_capture

PAGES = [
    "الجيش يعزز مواقعه قرب المرفأ\n\nعززت الجيوش المتحالفة مواقعها قرب مدينة المرفأ، وقال قائد ميداني إن القوات لن تنسحب.\n",
    "مدارس جديدة في الضاحية\n\nافتتحت الوزارة ثلاث مدارس في الضاحية الجنوبية، ورحب أولياء الأمور بالمبادرة الأميركية.\n",
    "لا جديد في المفاوضات\n\nانتهت جولة المفاوضات بلا اتفاق، ونفى المتحدث وجود خلاف على جدول الأعمال.\n",
]


@pytest.fixture
def archive(tmp_path: pathlib.Path) -> Archive:
    archive = Archive(tmp_path / "news.db", write=True)
    captures = [read_plain(page.encode(), f"{n}.txt") for n, page in enumerate(PAGES)]
    archive.add([(capture, read_capture(capture)) for capture in captures])
    return archive


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("والجيش", [1]),
        ("للجيش", [1]),
        ("مدرسة", [2]),
        ("امريكية", [2]),
        ("مفاوضة", [3]),
        ("ينفي", [3]),
        ("«جولة المفاوضات»", [3]),
        ("«المفاوضات جولة»", []),
        ("الجيش -قائد", []),
        ("مدرسة OR جيش", [1, 2]),
        ('" OR 1=1 --', []),
        ("headline:x* NEAR(", []),
        ("!!! ((", []),
    ],
)
def test_what_is_typed_finds_what_is_meant(archive: Archive, typed: str, found: list[int]) -> None:
    assert sorted(hit.article for hit in search_articles(archive, typed)) == found


def test_marks_stand_at_raw_offsets(archive: Archive) -> None:
    (hit,) = search_articles(archive, "مدرسة")
    assert hit.snippet is not None
    text = archive.text_of(hit.capture)
    assert text[hit.snippet.start : hit.snippet.end] == hit.snippet.text
    assert [text[start:end] for start, end in hit.snippet.marks] == ["مدارس"]


def test_no_words_gives_the_newest(archive: Archive) -> None:
    assert len(search_articles(archive, "", Filters(part="main"), limit=2)) == 2


def test_snippets_are_cut_at_words_and_marked_at_raw_offsets(archive: Archive) -> None:
    (hit,) = search_articles(archive, "مفاوضة متحدث")
    text = archive.text_of(hit.capture)
    assert hit.snippet is not None
    assert text[hit.snippet.start : hit.snippet.end] == hit.snippet.text
    assert [text[start:end] for start, end in hit.snippet.marks] == ["المفاوضات", "المتحدث"]
    assert not text[hit.snippet.start - 1].isalnum()
    assert not text[hit.snippet.end : hit.snippet.end + 1].isalnum()


def test_a_snippet_shows_the_place_that_holds_most(tmp_path: pathlib.Path) -> None:
    filler = "مر يوم آخر من دون خبر يذكر عن الطريق. " * 40
    page = f"خبر طويل\n\n{filler}وصل قطار الشمال إلى المحطة. {filler}\n"
    with Archive(tmp_path / "long.db", write=True) as archive:
        capture = read_plain(page.encode(), "long.txt")
        archive.add([(capture, read_capture(capture))])
        (hit,) = search_articles(archive, "قطار محطة")
        assert hit.snippet is not None
        assert "قطار الشمال إلى المحطة" in hit.snippet.text
        assert len(hit.snippet.text) < 300


@pytest.mark.parametrize(
    "typed",
    [
        "'; DROP TABLE articles; --",
        'x" OR 1=1 --',
        "headline:الجيش",
        "NEAR(الجيش قائد, 2)",
        "الجيش AND NOT",
        "{body} : *",
        "^الجيش",
        "جيش*",
        '"""""',
        "((((",
        "\x00\ufffe",
        "-",
        "OR OR أو",
        "a" * 100_000,
    ],
)
def test_hostile_queries_are_only_words(archive: Archive, typed: str) -> None:
    assert len(search_articles(archive, typed)) <= 3
    hostile = Filters(speaker=typed, about=typed, via=typed, place=typed, outlet=typed, since=typed, until=typed)
    assert search_articles(archive, "الجيش", hostile) == []
    assert search_statements(archive, "", hostile) == []
    assert archive.db.execute("SELECT count(*) FROM articles").fetchone()[0] == 3


def test_of_many_the_last_added_are_ranked(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musnad.archive.search.RANKED", 1)
    assert [hit.article for hit in search_articles(archive, "في")] == [3]
