"""What a hit shows of its text: some words round those looked for, cut at words and marked at raw offsets."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from musnad.archive.lemmas import load_lemmas
from musnad.archive.query import Query
from musnad.text import Tokens, Vocabulary, fold

SNIPPET = 30  # tokens
LONGEST = 200_000  # characters of a body that are looked through


class Snippet(msgspec.Struct, frozen=True):
    """Some words of a hit, cut at words: `text == capture[start:end]`; `marks` are (start, end) of the query's words in it."""

    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]


def snippet_of(text: str, start: int | None, end: int | None, query: Query) -> Snippet | None:
    """The `SNIPPET` tokens of the body `text[start:end]` that hold most of the query's words.

    The opening where none does; None without a body. For المفاوضات: «... انتهت جولة [المفاوضات] بلا اتفاق ...».
    """
    if start is None or end is None:
        return None
    tokens = Tokens(text[start : min(end, start + LONGEST)], Vocabulary())
    if not len(tokens):
        return None
    wanted, term = query.terms(), load_lemmas().term
    hits = [i for i, word in enumerate(tokens.words) if word.kind != "p" and term(word.form) in wanted]
    first = _best_window(hits, [term(tokens.words[i].form) for i in hits])
    last = min(first + SNIPPET, len(tokens))
    marks = tuple((start + tokens.starts[i], start + tokens.end(i)) for i in hits if first <= i < last)
    low, high = start + tokens.starts[first], start + tokens.end(last - 1)
    return Snippet(low, high, text[low:high], marks)


def _best_window(hits: list[int], terms: list[str]) -> int:
    """Where the window that holds most different terms begins, a few tokens before its first hit."""
    best, where, low = 0, 0, 0
    for high, hit in enumerate(hits):
        while hit - hits[low] >= SNIPPET - 5:
            low += 1
        different = len(set(terms[low : high + 1]))
        if different > best:
            best, where = different, hits[low]
    return max(0, where - 5)


def holds_phrases(texts: list[str], query: Query) -> bool:
    """Does one of the texts hold each phrase as it was typed? The index alone knows only its lemmas.

    «جولة المفاوضات» also stands in وجولة المفاوضات and بجولة المفاوضات, never in جولات المفاوضات.
    """
    if not query.phrases():
        return True
    folded = [fold(text) for text in texts]
    return all(any(_pattern(phrase).search(text) for text in folded) for phrase in query.phrases())


@lru_cache(maxsize=64)
def _pattern(phrase: tuple[str, ...]) -> re.Pattern[str]:
    first = re.escape(phrase[0])
    if phrase[0].startswith("ال"):  # الجيش stands in للجيش
        first = f"(?:{first}|لل{re.escape(phrase[0][2:])})"
    rest = "".join(r"\W+" + re.escape(word) for word in phrase[1:])
    return re.compile(rf"\b[وف]?[بلك]?{first}{rest}\b")
