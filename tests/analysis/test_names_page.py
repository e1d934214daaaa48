"""What the names of a page do for one another, and names that are written badly."""

import pytest

from musnad.analysis.names.name import Candidate, settle
from tests.analysis.test_names import marked, names_of


def test_a_surname_is_found_again_in_another_paragraph() -> None:
    text = "وصل الطبيب هانس غروبلر إلى المكان.\nوبعد ساعة غادر غروبلر مسرعا."
    assert marked(text).count(("PER", "غروبلر")) == 1
    assert ("PER", "هانس غروبلر") in marked(text)


def test_the_surest_candidate_stands_and_the_longer_of_equals() -> None:
    short = Candidate(0.9, 2, 4, 0, "PER", "a")
    long = Candidate(0.9, 1, 4, 0, "PER", "b")
    weak = Candidate(0.5, 3, 9, 0, "ORG", "c")
    apart = Candidate(0.1, 9, 10, 0, "LOC", "d")
    assert settle([short, weak, long, apart]) == [long, apart]


@pytest.mark.parametrize("word", ["سو\u200cريا", "سُورِيَا", "ســـوريا", "\u200fسوريا"])
def test_a_name_with_signs_inside_is_found_or_left_at_its_own_place(word: str) -> None:
    text = f"عاد الوفد من {word} أمس."
    for name in names_of(text):
        assert text[name.start : name.end].strip("\u200f") in (word, word.strip("\u200f"))


def test_a_page_of_only_names() -> None:
    found = marked("بيروت دمشق القاهرة\nالأمم المتحدة\nسوريا")
    assert ("LOC", "سوريا") in found
    assert ("ORG", "الأمم المتحدة") in found


def test_the_proclitic_is_no_part_of_the_name() -> None:
    assert marked("عاد إلى الوطن وسوريا ولبنان وللأمم المتحدة رأي.") == [
        ("LOC", "سوريا"),
        ("LOC", "لبنان"),
        ("ORG", "أمم المتحدة"),
    ]


@pytest.mark.parametrize("letters", ["د.ب.أ", "أ.ف.ب", "أ.ب", "إ.ب.أ", "أ.ش.أ"])
def test_an_agency_by_its_letters_is_the_listed_one(letters: str) -> None:
    (name,) = names_of(f"سائقون على الطريق ({letters})")
    assert name.rule == "dotted-letters"
    assert name.key is not None


def test_a_king_is_not_called_by_his_number() -> None:
    text = "استقبل الملك عبد الله الثاني الوفد.\nوجاء الثاني في السباق بعد ساعة."
    assert [word for _, word in marked(text)] == ["عبد الله الثاني"]
