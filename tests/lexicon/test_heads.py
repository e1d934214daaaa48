"""Head nouns, closed classes, and the words that are names too."""

import pytest

from musnad.errors import LexiconError
from musnad.lexicon.data import read_rows
from musnad.lexicon.heads import Heads
from musnad.lexicon.name_words import load_name_words
from musnad.text import fold


@pytest.mark.parametrize(
    ("word", "noun", "cut", "definite"),
    [
        ("وزارة", "وزارة", 0, False),
        ("ووزارة", "وزارة", 1, False),
        ("بوزارة", "وزارة", 1, False),
        ("الوزارة", "وزارة", 0, True),
        ("للوزارة", "وزارة", 2, True),
        ("ولمدينة", "مدينة", 2, False),
    ],
)
def test_a_head_noun_with_its_proclitics(word: str, noun: str, cut: int, definite: bool) -> None:
    head = Heads().lookup(fold(word))
    assert head is not None
    assert (head.noun, head.cut, head.definite) == (noun, cut, definite)


def test_other_words_are_no_heads() -> None:
    assert Heads().lookup("سياره") is None


def test_heads_are_sorted_and_unique() -> None:
    nouns = [cells[0] for _, cells in read_rows("heads.tsv", 3)]
    assert nouns == sorted(set(nouns))


def test_a_class_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musnad.lexicon.name_words.read_toml", lambda name: {"kunya": "ابو"})
    with pytest.raises(LexiconError, match="missing or unknown"):
        load_name_words()


def test_a_word_is_in_one_closed_class_of_letters() -> None:
    known = load_name_words()
    classes = [known.kunya, known.son, known.nasab, known.joined, known.passing, known.bodies]
    words = [word for one in classes for word in one]
    assert len(words) == len(set(words))
