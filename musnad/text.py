"""Folding, tokens and sentences, all with the way back to the raw offsets.

A text is cut once, by one compiled expression, into tokens: a word with its diacritics, or one mark. The white space
behind a token belongs to its key, so that the start offsets are the running sum of the keys' lengths and no match
objects are made. Each distinct key is made into a `Word` once and remembered (news repeats itself).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import accumulate

# Arabic marks above and below letters (harakat, tanwin, shadda, superscript alef, Quranic signs): Unicode category Mn.
DIACRITICS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
# Invisible: zero-width (joiner, non-joiner, space), byte order mark, soft hyphen, bidi marks, embeddings, isolates.
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"

_TOKEN = re.compile(rf"(?:[\w{DIACRITICS}]+|[^\w\s])\s*")
_TOKEN_INVISIBLE = re.compile(rf"(?:[\w{DIACRITICS}]+(?:[{INVISIBLE}]+[\w{DIACRITICS}]+)*|[^\w\s])\s*")
_HAS_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_FOLDED_AWAY = re.compile(f"[{DIACRITICS}{INVISIBLE}\u0640]+")
# Letters written as glyphs, as pages made from PDF have them; without the ornate signs and whole phrases among them.
_FORMS = re.compile("[\ufb50-\ufdcf\ufdf0-\ufdf9\ufe70-\ufefc]")
_LETTERS = str.maketrans(
    "أإآٱىةؤئگپچژڤی\u06a9ہھۀے٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
    "اااايهويكبجزفيكهههي01234567890123456789",
)


def fold(text: str) -> str:
    """`text` with the letters that Arabic writes in several ways made one, and marks, tatweel and invisible signs dropped.

    أ إ آ ٱ → ا, ى → ي, ة → ه, ؤ → و, ئ → ي, Persian letters to their Arabic neighbours, digits to Latin ones, Latin
    letters to lower case, presentation forms to the letters they show (ﻻ → لا).
    """
    if _FORMS.search(text):
        text = _FORMS.sub(_plain_letters, text)
    folded = text.translate(_LETTERS)
    if not folded.isalnum():
        folded = _FOLDED_AWAY.sub("", folded)
    return folded.replace("\u0640", "").lower()


def _plain_letters(form: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", form[0]).replace(" ", "")


def skip_letters(text: str, count: int) -> int:
    """How many characters of `text` its first `count` folded letters take, with the marks and tatweel behind them."""
    at = 0
    while at < len(text) and (count > 0 or _FOLDED_AWAY.match(text, at)):
        count -= len(fold(text[at]))
        at += 1
    return at


class Word:
    """One distinct token: its surface, its folded form, and what the lexicon knows of it.

    `kind` is "w" for a word, "d" for digits, "p" for a mark. `bits` are the lexicon's flags (see `lexicon.flags`).
    `space` is the white space behind it: "" joins it to the next token, "\n" in it ends a line.
    """

    __slots__ = ("bits", "form", "kind", "letter", "size", "space", "text")

    def __init__(self, key: str) -> None:
        self.text = key.rstrip()
        self.space = key[len(self.text) :]
        self.size = len(self.text)
        self.form = fold(self.text)
        first = self.form[:1]
        self.kind = "p" if not first or not (first.isalnum() or first == "_") else "d" if self.form.isdigit() else "w"
        self.bits = 0
        self.letter = ""  # its class in the rules for names, set when first asked for

    def __repr__(self) -> str:
        return f"Word({self.text!r}, bits={self.bits:#x})"


class Vocabulary(dict[str, Word]):
    """The distinct tokens met so far; `bits_of` tells a new word's flags. Forgets all when `limit` words are known."""

    def __init__(self, bits_of: Callable[[str], int] | None = None, limit: int = 600_000) -> None:
        super().__init__()
        self._bits_of = bits_of
        self._limit = limit

    def __missing__(self, key: str) -> Word:
        if len(self) >= self._limit:
            self.clear()
        word = Word(key)
        if self._bits_of is not None:
            word.bits = self._bits_of(word.form)
        self[key] = word
        return word


class Tokens:
    """The tokens of one text: `words[i]` stands at `starts[i]`, ends at `end(i)`."""

    __slots__ = ("starts", "text", "words")

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        pattern = _TOKEN_INVISIBLE if not text.isascii() and _HAS_INVISIBLE.search(text) else _TOKEN
        keys = pattern.findall(text)
        lead = len(text) - len(text.lstrip())
        self.words: list[Word] = list(map(vocabulary.__getitem__, keys))
        self.starts: list[int] = list(accumulate(map(len, keys), initial=lead))

    def __len__(self) -> int:
        return len(self.words)

    def end(self, index: int) -> int:
        """Where token `index` ends, exclusive."""
        return self.starts[index] + self.words[index].size

    def at(self, offset: int) -> int:
        """The first token that starts at or after `offset`; len(self) if none does."""
        return bisect_left(self.starts, offset, 0, len(self.words))

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that start in [start, end), as a half-open range of indices."""
        return self.at(start), self.at(end)

    def surface(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`, exclusive."""
        return self.text[self.starts[first] : self.end(last - 1)] if last > first else ""


def iter_lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its start, split at "\n" alone, without it (other line breaks are white space inside a line)."""
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1
