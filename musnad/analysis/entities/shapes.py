"""The shape of a name: its words made comparable, and when two words are spellings of one."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from musnad.lexicon.names import Gazetteer
from musnad.text import DIACRITICS, INVISIBLE, fold

_WORDS = re.compile(r"[^\W_]+")
_VOWELS = re.compile("[اويءه]")
_SOUNDS = str.maketrans("جكقطثذظضصةى", "غغغتتزززسهي")
_MARKS = re.compile(f'[{DIACRITICS}{INVISIBLE}\u0640#()"«»]+')


@lru_cache(maxsize=100_000)
def words_of(surface: str) -> tuple[str, ...]:
    """The folded words of a name without articles: الأمم المتحدة and أمم المتحدة (from للأمم) are one; عبدالله is عبد الله.

    # and _ of hash tags part words; hyphens and quotation marks are dropped.
    """
    found = []
    for word in _WORDS.findall(fold(surface)):
        if word.startswith("عبدال") and len(word) > 6:
            found += ["عبد", word[5:]]
        elif word.startswith("ال") and len(word) > 4:
            found.append(word[2:])
        else:
            found.append("بن" if word == "ابن" else word)
    return tuple(found)


@lru_cache(maxsize=100_000)
def clean_name(surface: str) -> str:
    """A name to be shown: without diacritics, tatweel and invisible signs, hash tags as words, one space between words."""
    return " ".join(_MARKS.sub("", surface).replace("_", " ").split())


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """A folded word without its long vowels, letters that render one foreign sound made one: غولر and غولار give غلر."""
    return _VOWELS.sub("", word.translate(_SOUNDS)) or word


def same_word(one: str, other: str, gazetteer: Gazetteer) -> bool:
    """Whether two folded words are spellings of one name: نتنياهو/نتانياهو, not عمر/عامر.

    The skeletons agree and at most two letters differ, or one letter in a word of six or more; two Arab name parts that
    the list knows both are two names.
    """
    if one == other:
        return True
    if skeleton(one) != skeleton(other):
        if min(len(one), len(other)) < 6 or one[0] != other[0] or OSA.distance(one, other, score_cutoff=1) > 1:
            return False
    elif OSA.distance(one, other, score_cutoff=2) > 2:
        return False
    parts = gazetteer.part(one), gazetteer.part(other)
    return not all(part is not None and part.origin == "arab" for part in parts)


def same_words(one: tuple[str, ...], other: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    """Whether two names are spellings of one, word for word."""
    return len(one) == len(other) and all(same_word(a, b, gazetteer) for a, b in zip(one, other, strict=True))


def stands_in(short: tuple[str, ...], long: tuple[str, ...]) -> str | None:
    """How a short form stands in a longer name: "last", "ends" (first and last words), "first", "middle"; None if not.

    لافروف in سيرغي لافروف: last. علي المزروعي in علي راشد المزروعي: ends.
    """
    size, whole = len(short), len(long)
    if not short or size >= whole:
        return None
    if long[-size:] == short:
        return "last"
    if size > 1 and long[0] == short[0] and long[-1] == short[-1] and is_subsequence(short, long):
        return "ends"
    if long[:size] == short:
        return "first"
    if any(long[k : k + size] == short for k in range(1, whole - size)):
        return "middle"
    return None


def is_subsequence(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether all words of `short` stand in `long` in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)
