"""Body nouns and their forms."""

import pytest

from musnad.lexicon import flags
from musnad.lexicon.bodies import Bodies
from musnad.lexicon.loader import load_lexicon
from musnad.text import fold


@pytest.mark.parametrize(
    ("text", "noun", "number", "definite", "proclitic"),
    [
        ("الحركة", "حركة", "s", True, ""),
        ("وبالوزارة", "وزارة", "s", True, "وب"),
        ("للصحيفة", "صحيفة", "s", True, "ل"),
        ("وزارة", "وزارة", "s", False, ""),
        ("وكالة", "وكالة", "s", False, ""),
        ("منظمات", "منظمة", "p", False, ""),
        ("حزبه", "حزب", "s", True, ""),
        ("الحزبان", "حزب", "d", True, ""),
        ("نادي", "نادي", "s", False, ""),
    ],
)
def test_reading(text: str, noun: str, number: str, definite: bool, proclitic: str) -> None:
    form = load_lexicon().bodies.lookup(fold(text))
    assert form is not None
    assert (form.row.noun, form.number, form.definite, form.proclitic) == (noun, number, definite, proclitic)
    assert load_lexicon().bits_of(fold(text)) & flags.BODY


@pytest.mark.parametrize("text", ["وزير", "قال", "لندن", "و", ""])
def test_no_body(text: str) -> None:
    assert load_lexicon().bodies.lookup(fold(text)) is None


def test_rows_are_sorted_and_single() -> None:
    nouns = [row.noun for row in Bodies().rows]
    assert nouns == sorted(set(nouns))
