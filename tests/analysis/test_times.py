"""Time expressions: the table of cases, and what holds of any text."""

from __future__ import annotations

import datetime
import pathlib
from typing import NamedTuple

import pytest

from musnad.captures.plain import read_plain
from musnad.reader import read_capture
from musnad.records import Record

CASES = pathlib.Path(__file__).parent.parent / "cases" / "times.tsv"


class Case(NamedTuple):
    line: int
    sentence: str
    expression: str
    type: str
    value: str
    day: str
    rule: str


def cases() -> list[Case]:
    rows = enumerate(CASES.read_text(encoding="utf-8").split("\n"), 1)
    return [Case(line, *row.split("\t")) for line, row in rows if row and not row.startswith("#")]


def read(sentence: str, day: str = "-") -> Record:
    page = f"خبر من المدينة\n\n{sentence}\n"
    return read_capture(read_plain(page.encode(), "page.txt"), None if day == "-" else datetime.date.fromisoformat(day))


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"line-{case.line}")
def test_case(case: Case) -> None:
    record = read(case.sentence, case.day)
    found = [(time.text, time.type, time.value, time.rule) for time in record.times]
    if case.expression == "-":
        assert found == []
    else:
        assert (case.expression, case.type, case.value, case.rule) in found


def test_enough_cases() -> None:
    assert len({(case.sentence, case.expression) for case in cases()}) == len(cases())
