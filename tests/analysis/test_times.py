"""Time expressions: the table of cases, and what holds of any text."""

from __future__ import annotations

import datetime
import pathlib
import time
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.analysis.dating import date_articles
from musnad.analysis.document import Document
from musnad.analysis.times import find_times, resolve_times
from musnad.captures.plain import read_plain
from musnad.lexicon.loader import load_lexicon
from musnad.pages.splitter import split_page
from musnad.reader import read_capture
from musnad.records import Record

CASES = pathlib.Path(__file__).parent.parent / "cases"
FILES = ("times.tsv", "times_days.tsv")


class Case(NamedTuple):
    place: str
    sentence: str
    expression: str
    type: str
    value: str
    day: str
    rule: str


def cases() -> list[Case]:
    found = []
    for file in FILES:
        rows = enumerate((CASES / file).read_text(encoding="utf-8").split("\n"), 1)
        found += [Case(f"{file}:{line}", *row.split("\t")) for line, row in rows if row and not row.startswith("#")]
    return found


def read(sentence: str, day: str = "-") -> Record:
    page = f"خبر من المدينة\n\n{sentence}\n"
    return read_capture(read_plain(page.encode(), "page.txt"), None if day == "-" else datetime.date.fromisoformat(day))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.place)
def test_case(case: Case) -> None:
    record = read(case.sentence, case.day)
    found = [(said.text, said.type, said.value, said.rule) for said in record.times]
    if case.expression == "-":
        assert found == []
    else:
        assert (case.expression, case.type, case.value, case.rule) in found


def test_enough_cases() -> None:
    assert len({(case.sentence, case.expression, case.day) for case in cases()}) == len(cases()) >= 450


def test_problem_for_a_day_that_no_calendar_has() -> None:
    for day in ("31 فبراير", "45 أكتوبر", "30 فبراير 2018", "31/4/2018"):
        record = read(f"افتتح الجسر في {day} أمام السيارات.", "2018-03-07")
        problem = next(problem for problem in record.problems if problem.stage == "times")
        assert problem.reason == f"no such day: {day}"
        assert all("31" not in said.value for said in record.times)


def test_29_february_needs_a_leap_year_where_the_year_is_written() -> None:
    assert not read("افتتح الجسر في 29 فبراير 2016.", "2018-03-07").problems
    assert read("افتتح الجسر في 29 فبراير 2017.", "2018-03-07").problems


def test_offsets_of_a_page_with_marks_and_tatweel() -> None:
    sentence = "وَبِالأَمْسِ وصـل الوفـد، وســيغـادر لِـلـعـامـيـن المقبلين."
    record = read(sentence, "2018-03-07")
    assert [said.text for said in record.times] == ["الأَمْسِ", "عـامـيـن المقبلين"]


WORDS = ["أمس", "الخميس", "15", "أكتوبر", "(", ")", "تشرين", "الأول", "2015", "من", "الماضي", "منذ", "٣", "أيام", "/", "و", "نهاية", "العام", "ليل", "ظهر", "بعد", "الساعة", ":", "الشتاء", "1436هـ", "شوال", "كل", "نصف", "«", "»", "،", "31", "فبراير"]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30), st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)))
def test_any_mixture_of_time_words_is_read(words: list[str], day: datetime.date) -> None:
    for told in ("-", day.isoformat()):
        record = read(" ".join(words), told)
        assert not [problem for problem in record.problems if "internal error" in problem.reason]
        ends = 0
        page = f"خبر من المدينة\n\n{' '.join(words)}\n"
        for said in record.times:
            assert page[said.start : said.end] == said.text
            assert said.start >= ends
            ends = said.end
            assert (said.earliest or "") <= (said.latest or "9999-99")


@pytest.mark.parametrize("unit", ["5", "٥5", "يناير ", "15 أكتوبر ", "من ( 5 ", "الخميس ( ", "2015 / ", "3 سنوات و"])
def test_time_grows_with_length_only(unit: str) -> None:
    lexicon = load_lexicon()

    def seconds(size: int) -> float:
        capture = read_plain((f"خبر\n\n{unit * (size // len(unit))}").encode(), "long.txt")
        articles, _ = split_page(capture)
        document = Document(capture, articles, lexicon)
        begin = time.perf_counter()
        found = find_times(document)
        resolve_times(document, found, date_articles(document, found))
        return time.perf_counter() - begin

    seconds(20_000)
    small, large = min(seconds(50_000) for _ in range(3)), min(seconds(400_000) for _ in range(2))
    assert large < 8 * small * 3 + 0.2


def test_an_article_torn_from_its_word_is_no_unit() -> None:
    assert not read("بقيت الأرض بلا زراعة في ال الماضي.", "2018-03-07").times
