"""Role nouns and their forms."""

from importlib.resources import files

import pytest

from musnad.lexicon import flags
from musnad.lexicon.loader import load_lexicon
from musnad.lexicon.roles import Roles
from musnad.text import Word

READINGS = [
    ("وزير", "وزير", "m", "s", False, "", ""),
    ("وللوزير", "وزير", "m", "s", True, "", "ول"),
    ("الوزيرة", "وزير", "f", "s", True, "", ""),
    ("وزيره", "وزير", "m", "s", True, "ه", ""),
    ("نظيرها", "نظير", "m", "s", True, "ها", ""),
    ("خطيبته", "خطيبة", "f", "s", True, "ه", ""),
    ("المسؤولان", "مسؤول", "m", "d", True, "", ""),
    ("مسؤولو", "مسؤول", "m", "p", False, "", ""),
    ("وزراء", "وزير", "m", "p", False, "", ""),
    ("والد", "والد", "m", "s", False, "", ""),
    ("وليّ", "ولي", "m", "s", False, "", ""),
    ("الناطقة", "ناطق", "f", "s", True, "", ""),
    ("القيادي", "قيادي", "m", "s", True, "", ""),
    ("سفيرتها", "سفير", "f", "s", True, "ها", ""),
]


@pytest.mark.parametrize(("text", "lemma", "gender", "number", "definite", "enclitic", "proclitic"), READINGS)
def test_reading(
    text: str, lemma: str, gender: str, number: str, definite: bool, enclitic: str, proclitic: str
) -> None:
    form = load_lexicon().roles.read(Word(text))
    assert form is not None
    assert (form.row.lemma, form.gender, form.number) == (lemma, gender, number)
    assert (form.definite, form.enclitic, form.proclitic) == (definite, enclitic, proclitic)


@pytest.mark.parametrize("text", ["وزارة", "رئاسة", "المدينة", "قال", "لندن", "ب", ""])
def test_no_role(text: str) -> None:
    assert load_lexicon().roles.read(Word(text)) is None
    assert not load_lexicon().bits_of(Word(text).form) & flags.ROLE


def test_rows_are_sorted_and_single() -> None:
    lemmas = [row.lemma for row in Roles().rows]
    assert lemmas == sorted(set(lemmas))


def test_file_says_what_it_is() -> None:
    head = (files("musnad.lexicon") / "roles.tsv").read_text(encoding="utf-8").split("\n")[:12]
    assert any("Source:" in line and "Licence:" in line for line in head)
