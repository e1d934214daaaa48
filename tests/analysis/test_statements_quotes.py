"""Quotation marks paired: nested, turned, mismatched and unclosed ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.analysis.statements.quotes import MARKS, Quote, pair_quotes
from musnad.lexicon import flags
from musnad.lexicon.loader import load_lexicon
from musnad.text import Tokens, Vocabulary

CASES = [
    ("قال «نعم» ثم", ["نعم"], [""]),
    ('قال "نعم" ثم', ["نعم"], [""]),
    ("قال “نعم” ثم", ["نعم"], [""]),
    ("«نحن في «الديوان» الآن»", ["نحن في «الديوان» الآن", "الديوان"], ["", ""]),
    ('«نحن في "الديوان" الآن»', ['نحن في "الديوان" الآن', "الديوان"], ["", ""]),
    ('أكد «الانتهاء من العمل" في الميناء', ["الانتهاء من العمل"], ["mismatched"]),
    ("قال: »نعم«", ["نعم"], [""]),
    ("قال: «نعم ولا", ["نعم ولا"], ["unclosed"]),
    ("قال نعم» ولا", [], []),
    ('قال :" نعم ". ثم', ["نعم"], [""]),
    ('قال "نعم"وتابع "لا".', ["نعم", "لا"], ["", ""]),
]


def paired(text: str) -> tuple[Tokens, list[Quote]]:
    tokens = Tokens(text, Vocabulary())
    marks = [i for i, word in enumerate(tokens.words) if word.text in MARKS]
    return tokens, pair_quotes(tokens.words, 0, len(tokens), marks)


@pytest.mark.parametrize(("text", "inner", "mended"), CASES)
def test_pairs(text: str, inner: list[str], mended: list[str]) -> None:
    tokens, quotes = paired(text)
    assert [tokens.surface(quote.open + 1, quote.close) for quote in quotes] == inner
    assert [quote.mended for quote in quotes] == mended


@given(st.text(st.sampled_from('«»“”" :.نعم'), max_size=40))
def test_pairs_nest_and_stay_inside(text: str) -> None:
    tokens, quotes = paired(text)
    for one in quotes:
        assert 0 <= one.open < one.close <= len(tokens)
        for other in quotes:
            crossing = one.open < other.open < one.close < other.close
            assert not crossing or "unclosed" in (one.mended, other.mended)


def test_every_mark_carries_its_flag() -> None:
    bits = load_lexicon().bits_of
    assert all(bits(mark) & flags.QUOTE for mark in MARKS if len(mark) == 1 and mark != "＂")
    assert all(bits(mark) & flags.END for mark in ".!؟?")
