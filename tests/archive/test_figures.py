"""Figures: numbers, how exact they are meant, what they count."""

import pytest

from musnad.archive.figures import Figure, differ, figures_in


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("أصيب ثلاثة جنود", [Figure(3, "جندي", "exact")]),
        ("أكثر من 90 في المائة من المساحة", [Figure(90, "%", "least")]),
        ("على 90% من الحي", [Figure(90, "%", "exact")]),
        ("نحو 300 مقاتل", [Figure(300, "مقاتل", "about")]),
        ("12 مليون دينار", [Figure(12e6, "دينار", "exact")]),
        ("خمسة وعشرون جريحاً على الأقل", [Figure(25, "جريح", "least")]),
        ("1,500 أسرة", [Figure(1500, "اسره", "exact")]),
        ("ما لا يقل عن ٤٠ قتيلاً", [Figure(40, "قتيل", "least")]),
        ("في 15 أكتوبر", []),
        ("عام 2011 في المدينة", []),
    ],
)
def test_figures(text: str, figures: list[Figure]) -> None:
    assert figures_in(text) == figures


@pytest.mark.parametrize(
    ("one", "two", "conflict"),
    [
        (Figure(12, "قتيل", "exact"), Figure(15, "قتيل", "exact"), True),
        (Figure(12, "قتيل", "exact"), Figure(12, "جريح", "exact"), False),
        (Figure(10, "قتيل", "least"), Figure(15, "قتيل", "exact"), False),
        (Figure(20, "قتيل", "least"), Figure(15, "قتيل", "exact"), True),
        (Figure(300, "مقاتل", "about"), Figure(310, "مقاتل", "exact"), False),
    ],
)
def test_differ(one: Figure, two: Figure, conflict: bool) -> None:
    assert differ(one, two) is conflict
    assert differ(two, one) is conflict
