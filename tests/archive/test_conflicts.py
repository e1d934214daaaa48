"""Conflicts: what cannot both be true, and what only looks so."""

import msgspec
import pytest

from musnad.archive.claims import Claim, terms_of
from musnad.archive.conflicts import may_meet
from musnad.archive.contradictions import judge
from musnad.archive.figures import figures_in
from musnad.archive.indexing import searchable
from musnad.archive.lemmas import load_lemmas


def claim(act: str, speaker: str, text: str, *names: str) -> Claim:
    whole = frozenset(searchable(name, load_lemmas()) for name in names)
    return Claim(
        1, 1, 0, len(text), text, act, speaker, None, whole, frozenset(" ".join(whole).split()), terms_of(text),
        tuple(figures_in(text)), None, None,
    )  # fmt: skip


CASES = [
    (
        claim("deny", "حركة النهر", "سيطرة الجيش على 70% من بلدة الوادي", "بلدة الوادي"),
        claim("assert", "مصدر عسكري", "الجيش سيطر على أكثر من 70 في المائة من بلدة الوادي", "بلدة الوادي"),
        ("denial", "sure"),
    ),
    (
        claim("deny", "حركة النهر", "سيطرة الجيش على بلدة الوادي", "بلدة الوادي"),
        claim("assert", "مصدر طبي", "مستشفى بلدة الوادي يستقبل عشرات الجرحى كل يوم", "بلدة الوادي"),
        None,
    ),
    (
        claim("deny", "الوزير سالم الراوي", "الاتهامات باختلاس أموال عامة", "سالم الراوي"),
        claim("accuse", "النيابة العامة", "سالم الراوي باختلاس أموال عامة من صندوق الوزارة", "سالم الراوي"),
        ("accusation", "sure"),
    ),
    (
        claim(
            "assert",
            "الدفاع المدني",
            "انهيار المبنى في حي الزهور بمدينة المرفأ أدى إلى مقتل 12 شخصاً",
            "حي الزهور",
            "المرفأ",
        ),
        claim(
            "assert", "مصدر طبي", "انهيار المبنى في حي الزهور بمدينة المرفأ أدى إلى مقتل 15 شخصاً", "حي الزهور", "المرفأ"
        ),
        ("figures", "sure"),
    ),
    (
        claim(
            "assert",
            "الدفاع المدني",
            "انهيار المبنى في حي الزهور بمدينة المرفأ أدى إلى مقتل 12 شخصاً",
            "حي الزهور",
            "المرفأ",
        ),
        claim(
            "assert",
            "مصدر طبي",
            "انهيار المبنى في حي الزهور بمدينة المرفأ أدى إلى مقتل أكثر من 10 أشخاص",
            "حي الزهور",
            "المرفأ",
        ),
        None,
    ),
    (  # one side tells of the other's denial: both say no
        claim("deny", "حركة النهر", "سيطرة الجيش على بلدة الوادي", "بلدة الوادي"),
        claim("assert", "مراسل", "حركة النهر نفت سيطرة الجيش على بلدة الوادي", "بلدة الوادي"),
        None,
    ),
    (  # only the deed and a name in common: a reader has to look
        claim("deny", "التقارير", "اختفاء سالم الراوي", "سالم الراوي"),
        claim("assert", "الشرطة", "البحث عن سالم الراوي يدخل يومه الثالث بعد اختفاء أخباره", "سالم الراوي"),
        ("denial", "likely"),
    ),
    (  # another day, another figure
        msgspec.structs.replace(
            claim("assert", "الدفاع المدني", "سيول بلدة الوادي في وسط البلاد شردت 120 أسرة", "بلدة الوادي"),
            earliest="2021-05-01",
            latest="2021-05-01",
        ),
        msgspec.structs.replace(
            claim("assert", "المحافظ", "سيول بلدة الوادي في وسط البلاد شردت 340 أسرة", "بلدة الوادي"),
            earliest="2021-05-03",
            latest="2021-05-03",
        ),
        ("figures", "likely"),
    ),
    (
        claim("assert", "سكان", "الاشتباكات مستمرة في محاور حي الزهور", "حي الزهور"),
        claim("assert", "الجيش", "تمشيط محاور حي الزهور انتهى بالكامل", "حي الزهور"),
        ("opposed", "likely"),
    ),
]


@pytest.mark.parametrize(("one", "two", "expected"), CASES)
def test_judge(one: Claim, two: Claim, expected: tuple[str, str] | None) -> None:
    for pair in ((one, two), (two, one)):
        found = judge(*pair)
        assert (found and (found.kind, found.grade)) == expected


def test_what_is_told_inside_another_statement_is_no_second_claim() -> None:
    outer = claim("assert", "وكالة النهر", "نفى الوزير بيع المرفأ", "المرفأ")
    inner = msgspec.structs.replace(claim("deny", "الوزير", "بيع المرفأ", "المرفأ"), start=11)
    assert not may_meet(outer, inner)
    assert may_meet(outer, msgspec.structs.replace(inner, start=60, end=70))
