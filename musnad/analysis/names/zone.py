"""The stretch that the rules for names look at: one piece of an article, its tokens as words and as letters."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from musnad.analysis.document import Document, Piece
from musnad.analysis.names.letters import Letters
from musnad.lexicon import flags
from musnad.lexicon.heads import Head
from musnad.lexicon.loader import Lexicon
from musnad.text import Word


class Page:
    """What the rules may ask of the whole page: `form_at`, the folded form of each token; `forms`, all of them; `openers`, where a list may match."""

    def __init__(self, words: list[Word]) -> None:
        self.form_at = [word.form for word in words]
        self.openers = [index for index, word in enumerate(words) if word.bits & flags.NAME]

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every folded form of the page; gathered at the first question, as most pages raise none."""
        return frozenset(self.form_at)


class Zone:
    """Tokens [first, last) of a document; `letters[i]` is the class of token `i` (see `letters`)."""

    __slots__ = ("first", "kind", "known", "last", "letters", "lexicon", "page", "table", "words")

    def __init__(self, document: Document, piece: Piece, letters: str, table: Letters, page: Page) -> None:
        self.words: list[Word] = document.tokens.words
        self.first = piece.first
        self.last = piece.last
        self.kind = piece.kind
        self.letters = letters
        self.table = table
        self.page = page
        self.lexicon: Lexicon = document.lexicon
        self.known = document.lexicon.name_words

    def cut(self, index: int) -> int:
        """How many letters of the token are proclitics where it opens a name."""
        form = self.words[index].form
        cut = self.table.cuts.get(form, 0)
        if not cut and self.letters[index] == "U" and form[0] in "بل" and form[1:] in self.page.forms:
            return 1
        return cut

    def head(self, index: int) -> Head | None:
        """The head noun that the token is."""
        return self.table.head(self.words[index].form)

    def openers(self) -> list[int]:
        """The tokens of the zone that may open a listed name."""
        at = self.page.openers
        return at[bisect_left(at, self.first) : bisect_left(at, self.last)]

    def holds(self, letters: str) -> bool:
        """Whether tokens of these letters stand in the zone, one behind the other."""
        return self.letters.find(letters, self.first, self.last) >= 0

    def letter(self, index: int) -> str:
        """The token's letter, "" outside the zone."""
        return self.letters[index] if self.first <= index < self.last else ""
