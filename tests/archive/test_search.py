"""Search: what is typed finds what is meant."""

import pathlib

import pytest

from musnad.archive.search import Filters, search_articles
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
