"""What a word form says by itself."""

import pytest

from musnad.analysis.morphology import Analysis, analyse
from musnad.lexicon.loader import load_lexicon
from musnad.lexicon.words import Words
from musnad.text import fold


def read(word: str) -> Analysis:
    return analyse(fold(word), load_lexicon())


@pytest.mark.parametrize(
    ("word", "proclitics", "article", "stem", "enclitic"),
    [
        ("قال", "", False, "قال", ""),
        ("وقالت", "و", False, "قالت", ""),
        ("والد", "", False, "والد", ""),
        ("فريق", "", False, "فريق", ""),
        ("بيان", "", False, "بيان", ""),
        ("كتاب", "", False, "كتاب", ""),
        ("الوزير", "", True, "وزير", ""),
        ("والوزير", "و", True, "وزير", ""),
        ("بالحكومة", "ب", True, "حكومه", ""),
        ("للحكومة", "ل", True, "حكومه", ""),
        ("وللحكومة", "ول", True, "حكومه", ""),
        ("سيعلن", "س", False, "يعلن", ""),
        ("وسيعلن", "وس", False, "يعلن", ""),
        ("حكومته", "", False, "حكومه", "ه"),
        ("ولقواتها", "ول", False, "قوات", "ها"),
        ("لافروف", "", False, "لافروف", ""),
    ],
)
def test_clitics_are_split_where_the_rest_is_a_word(
    word: str, proclitics: str, article: bool, stem: str, enclitic: str
) -> None:
    found = read(word)
    assert (found.proclitics, found.article, found.stem, found.enclitic) == (proclitics, article, stem, enclitic)


@pytest.mark.parametrize(
    ("word", "gender", "number", "person"),
    [
        ("قال", "m", "s", 3),
        ("وقالت", "f", "s", 3),
        ("قالوا", "m", "p", 3),
        ("يقول", "m", "s", 3),
        ("تقول", "f", "s", 3),
        ("يقولون", "m", "p", 3),
        ("نتوقع", None, "p", 1),
        ("الحكومة", "f", "s", None),
        ("المسؤولين", "m", "p", None),
        ("المباحثات", "f", "p", None),
        ("الوزير", "m", "s", None),
    ],
)
def test_agreement(word: str, gender: str | None, number: str | None, person: int | None) -> None:
    found = read(word)
    assert (found.gender, found.number, found.person) == (gender, number, person)


@pytest.mark.parametrize("word", ["لافروف", "غولدشتاينر", "تيلرسون", "qwerty", "١٢", "_", ""])
def test_unknown_forms_stay_whole(word: str) -> None:
    found = read(word)
    assert found.speech is None
    assert found.stem == fold(word)
    assert not found.verb


def test_the_list_of_words_is_folded_sorted_and_large() -> None:
    lexicon = load_lexicon()
    assert len(lexicon.words) > 25_000
    assert "وزير" in lexicon.words
    assert lexicon.words.kind("يقول") == "p"
    assert lexicon.words.kind("لافروف") is None
    for name in ("words.tsv", "common_words.tsv"):
        forms = list(Words((name,)).kinds)
        assert forms == sorted(forms)
        assert all(form == fold(form) for form in forms)


def test_a_future_is_a_verb_where_the_list_takes_its_present_for_a_noun() -> None:
    lexicon = load_lexicon()
    for form in ("سيقوم", "ستصدر", "وستعود"):
        assert analyse(form, lexicon).speech == "present", form
    assert analyse("ستيوارت", lexicon).speech is None  # Stewart
    assert analyse("وغيرهم", lexicon)[1:5] == ("و", False, "غيرهم", "")
