"""Folding and tokens."""

from hypothesis import given
from hypothesis import strategies as st

from musnad.text import Tokens, Vocabulary, fold

ARABIC = st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | st.sampled_from(" \n\u200f\u200d.,:«»(abc"))


def test_fold_makes_spellings_one() -> None:
    assert fold("أَمْرِيكَا") == fold("امريكا")
    assert fold("لافـــروف") == "لافروف"
    assert fold("القاهرة") == "القاهره"
    assert fold("على") == "علي"
    assert fold("\ufedf\ufee0\ufecc\ufeae\ufe91\ufef2\ufe94") == fold("للعربية")
    assert fold("\ufefb") == "لا"


@given(ARABIC)
def test_tokens_give_back_the_text(text: str) -> None:
    tokens = Tokens(text, Vocabulary())
    for index, word in enumerate(tokens.words):
        assert text[tokens.starts[index] : tokens.end(index)] == word.text
    covered = {i for n in range(len(tokens)) for i in range(tokens.starts[n], tokens.end(n))}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
