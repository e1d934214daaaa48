"""Stories: grouped as articles arrive."""

import datetime
import pathlib

import pytest

from musnad.archive.store import Archive
from musnad.archive.stories import days_between, group_new, read_story, story_of
from musnad.captures.plain import read_plain
from musnad.reader import read_capture

FLOOD = [
    (
        "2021-03-02",
        "سيول تغرق أحياء في مدينة الوادي",
        "غمرت السيول أحياء واسعة من مدينة الوادي بعد أمطار غزيرة، وأجلى الدفاع المدني مئات الأسر من منازلها.",
    ),
    (
        "2021-03-03",
        "الدفاع المدني يواصل إجلاء أسر الوادي",
        "واصل الدفاع المدني إجلاء الأسر من أحياء مدينة الوادي التي غمرتها السيول، وتوقع خبراء الأرصاد أمطاراً جديدة.",
    ),
]
MATCH = (
    "2021-03-03",
    "الشروق يتوج بكأس السلة",
    "توج فريق الشروق بكأس كرة السلة بعد فوزه على النسور بفارق ثلاث نقاط في مباراة مثيرة شهدتها صالة المدينة الرياضية.",
)
LATER = (
    "2021-05-20",
    "تعويضات لأسر الوادي المتضررة من السيول",
    "صرفت الحكومة تعويضات للأسر التي غمرت السيول منازلها في أحياء مدينة الوادي، ووعد الدفاع المدني بسد جديد.",
)


@pytest.fixture
def archive(tmp_path: pathlib.Path) -> Archive:
    archive = Archive(tmp_path / "news.db", write=True)
    for day, headline, body in [FLOOD[0], MATCH, FLOOD[1], LATER]:
        capture = read_plain(f"{headline}\n\n{body}\n".encode(), headline)
        archive.add([(capture, read_capture(capture, datetime.date.fromisoformat(day)))])
        archive.db.execute("UPDATE articles SET earliest = ?1, latest = ?1 WHERE headline = ?2", (day, headline))
    return archive


def test_articles_on_one_happening_come_together(archive: Archive) -> None:
    assert group_new(archive) == 4
    assert group_new(archive) == 0
    assert story_of(archive, 1) == story_of(archive, 3)
    assert story_of(archive, 2) != story_of(archive, 1)


def test_a_later_story_follows_the_earlier_one(archive: Archive) -> None:
    group_new(archive)
    first, later = story_of(archive, 1), story_of(archive, 4)
    assert first is not None
    assert later is not None
    story = read_story(archive, later)
    assert story is not None
    assert story.follows == (first,)


@pytest.mark.parametrize(
    ("one", "two", "days"),
    [
        (("2021-01-01", "2021-01-03"), ("2021-01-02", None), 0),
        (("2021-01-01", None), ("2021-01-05", "2021-01-09"), 4),
        ((None, None), ("2021-01-05", "2021-01-09"), None),
    ],
)
def test_days_between(one: tuple[str, str], two: tuple[str, str], days: int | None) -> None:
    assert days_between(*one, *two) == days


def test_a_story_that_goes_on_for_weeks_is_followed_by_another(tmp_path: pathlib.Path) -> None:
    _, headline, body = FLOOD[0]
    with Archive(tmp_path / "saga.db", write=True) as saga:
        for week in range(8):
            capture = read_plain(f"{headline}\n\n{body} ومضى على ذلك أسبوع رقم {week}.\n".encode(), f"{week}.txt")
            saga.add([(capture, read_capture(capture))])
            day = (datetime.date(2021, 3, 1) + datetime.timedelta(days=5 * week)).isoformat()
            saga.db.execute("UPDATE articles SET earliest = ?1, latest = ?1 WHERE capture_id = ?2", (day, week + 1))
        group_new(saga)
        first, last = story_of(saga, 1), story_of(saga, 8)
        assert first is not None
        assert last is not None
        story = read_story(saga, last)
        assert story is not None
        assert last != first
        assert first in story.follows


def test_adding_regroups_nothing(archive: Archive) -> None:
    group_new(archive)
    before = archive.db.execute("SELECT * FROM story_articles ORDER BY article_id").fetchall()
    _, headline, body = FLOOD[1]
    capture = read_plain(f"{headline}\n\n{body} وزاد الماء.\n".encode(), "more.txt")
    archive.add([(capture, read_capture(capture))])
    assert group_new(archive) == 1
    after = archive.db.execute("SELECT * FROM story_articles ORDER BY article_id").fetchall()
    assert after[: len(before)] == before
