"""What every stage of the analysis works on: one capture, cut into tokens once, with its articles and their pieces."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import Literal

from musnad.captures.capture import Capture
from musnad.lexicon.loader import Lexicon
from musnad.records import Article, Problem
from musnad.text import Tokens

LONGEST = 2000  # tokens of a piece; paragraphs of newspapers have a tenth of it
PieceKind = Literal["headline", "deck", "caption", "byline", "paragraph", "subhead"]


class Piece:
    """A stretch of an article that is analysed: offsets `start`, `end`, and its tokens [first, last)."""

    __slots__ = ("article", "end", "first", "kind", "last", "start")

    def __init__(self, article: Article, kind: PieceKind, start: int, end: int, tokens: Tokens) -> None:
        self.article = article
        self.kind = kind
        self.start = start
        self.end = end
        self.first, self.last = tokens.range(start, end)

    def __repr__(self) -> str:
        return f"Piece({self.article.id} {self.kind} {self.start}:{self.end})"


class Document:
    """A capture under analysis. Stages read it and return their layer; they never change it.

    `pieces`: the headline, deck, captions, bylines, paragraphs and subheads of all articles, in text order.
    `day`: the publication day the user or the data set told, or None. `problems`: stages append to it.
    """

    __slots__ = (
        "articles",
        "by_article",
        "capture",
        "day",
        "lexicon",
        "pieces",
        "problems",
        "text",
        "tokens",
    )

    def __init__(
        self,
        capture: Capture,
        articles: tuple[Article, ...],
        lexicon: Lexicon,
        day: datetime.date | None = None,
    ) -> None:
        self.capture = capture
        self.text = capture.text
        self.lexicon = lexicon
        self.articles = articles
        self.day = day
        self.problems: list[Problem] = []
        self.tokens = Tokens(capture.text, lexicon.vocabulary)
        self.pieces = [piece for article in articles for piece in _pieces_of(article, self.tokens)]
        self.by_article: dict[str, list[Piece]] = {article.id: [] for article in articles}
        for piece in self.pieces:
            self.by_article[piece.article.id].append(piece)


def _pieces_of(article: Article, tokens: Tokens) -> list[Piece]:
    found = []
    if article.headline:
        found.append(Piece(article, "headline", article.headline.start, article.headline.end, tokens))
    if article.deck:
        found.append(Piece(article, "deck", article.deck.start, article.deck.end, tokens))
    found += [Piece(article, "caption", c.start, c.end, tokens) for c in article.captions]
    found += [Piece(article, "byline", b.start, b.end, tokens) for b in article.bylines]
    for paragraph in article.paragraphs:
        cuts = _cuts(paragraph.start, paragraph.end, tokens)
        found += [Piece(article, paragraph.kind, low, high, tokens) for low, high in pairwise(cuts)]
    return sorted(found, key=lambda piece: (piece.start, piece.end))


def _cuts(start: int, end: int, tokens: Tokens) -> list[int]:
    """Where a paragraph begins, is cut, and ends: none reaches far over LONGEST tokens, so that rules which look at all
    of a piece stay linear on a page that is one line of megabytes. Cuts stand behind the last full stop."""
    first, last = tokens.range(start, end)
    cuts = [start]
    while last - first > LONGEST:
        high = first + LONGEST
        stops = (i + 1 for i in range(high - 1, first, -1) if tokens.words[i].text == "." and tokens.words[i].space)
        first = next(stops, high)
        cuts.append(tokens.starts[first])
    return [*cuts, end]
