"""The stretch that the rules for names look at: one piece of an article, its tokens as words and as letters."""

from __future__ import annotations

from musnad.analysis.document import Document, Piece
from musnad.analysis.names.letters import Letters
from musnad.lexicon.heads import Head
from musnad.lexicon.loader import Lexicon
from musnad.text import Word


class Zone:
    """Tokens [first, last) of a document; `letters[i]` is the class of token `i` (see `letters`)."""

    __slots__ = ("first", "kind", "known", "last", "letters", "lexicon", "table", "words")

    def __init__(self, document: Document, piece: Piece, letters: str, table: Letters) -> None:
        self.words: list[Word] = document.tokens.words
        self.first = piece.first
        self.last = piece.last
        self.kind = piece.kind
        self.letters = letters
        self.table = table
        self.lexicon: Lexicon = document.lexicon
        self.known = document.lexicon.name_words

    def cut(self, index: int) -> int:
        """How many letters of the token are proclitics where it opens a name."""
        return self.table.cuts.get(self.words[index].form, 0)

    def head(self, index: int) -> Head | None:
        """The head noun that the token is."""
        return self.lexicon.heads.lookup(self.words[index].form)

    def letter(self, index: int) -> str:
        """The token's letter, "" outside the zone."""
        return self.letters[index] if self.first <= index < self.last else ""
