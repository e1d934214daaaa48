"""Bylines: the table in tests/cases/bylines.tsv, and those that a paragraph opens with."""

import pathlib

import pytest

from musnad.captures.plain import read_plain
from musnad.pages.bylines import find_opening_byline, parse_byline, parse_closed
from musnad.pages.layouts import load_layouts

WORDS = load_layouts().words_for(read_plain(b"", "none"))
CASES = [
    line.split("\t")
    for line in (pathlib.Path(__file__).parents[1] / "cases" / "bylines.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("line", "author", "place"), CASES)
def test_line_tells_author_and_place(line: str, author: str, place: str) -> None:
    found = parse_byline(line, WORDS) or parse_closed(line, WORDS)
    if author == "-":
        assert found is None
    else:
        assert found is not None
        assert (found[0].author or "", found[0].place or "") == (author, place)


def test_two_bylines_on_one_line() -> None:
    line = "«الشرق الأوسط» (صيدا) ماهر العطار (عمان)"
    found = parse_byline(line, WORDS)
    assert found is not None
    assert [(line[one.start : one.end], one.author, one.place) for one in found] == [
        ("«الشرق الأوسط» (صيدا)", "الشرق الأوسط", "صيدا"),
        ("ماهر العطار (عمان)", "ماهر العطار", "عمان"),
    ]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("كولومبو - «الشرق الأوسط»: افتتحت الهيئة مركزاً جديداً للتدريب.", "كولومبو - «الشرق الأوسط»"),
        ("مسقط، عمان (CNN) – بدأت السلطنة اختبار القطار.", "مسقط، عمان (CNN)"),
        ("بغداد (رويترز) - قالت الوزارة إن المحطة عادت إلى العمل.", "بغداد (رويترز)"),
        ("* سيول - «الشرق الأوسط»: أغلقت المدينة جسرين.", "سيول - «الشرق الأوسط»"),
        ("ماهر العطار (الحديدة) - أعلنت البلدية خطة جديدة.", "ماهر العطار (الحديدة)"),
        ("قالت الهيئة - وهي جهة مستقلة - إن التقرير جاهز: لا تأجيل.", None),
        ("الوزير: لا تأجيل بعد اليوم في تسليم المدارس.", None),
    ],
)
def test_paragraph_opens_with_byline(text: str, opening: str | None) -> None:
    found = find_opening_byline(text, WORDS)
    assert (text[found[0][0].start : found[0][-1].end] if found else None) == opening
    assert found is None or text[found[1]].isalpha()
