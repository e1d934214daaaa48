"""Latin forms."""

import pytest

from musnad.analysis.latin import latin_of, transliterate
from musnad.lexicon.loader import load_lexicon


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("الأمم المتحدة", "United Nations"),
        ("رويترز", "Reuters"),
        ("عبد الله", "Abdullah"),
        ("عبدالله", "Abdullah"),
        ("عبد الرحمن", "Abdul Rahman"),
        ("دمشق", "Damascus"),
        ("", ""),
        ("«»", ""),
    ],
)
def test_latin_of(name: str, latin: str) -> None:
    assert latin_of(name, load_lexicon().gazetteer) == latin


@pytest.mark.parametrize("name", ["زقزاقوف", "الدرداشي بن مغلاج", "X-ray", "لافـــروف"])
def test_any_name_has_a_form_in_latin_letters(name: str) -> None:
    latin = latin_of(name, load_lexicon().gazetteer)
    assert latin
    assert latin.isascii()


def test_transliterate_speaks_vowels() -> None:
    assert transliterate("لافروف") == "Lafruf"
    assert transliterate("كريم") == "Karim"
