"""The pages written for this project under tests/samples, and what the splitter must make of them.

A sample is NAME.txt or NAME.html with NAME.yaml beside it. The YAML counts the lines of the capture's text from 0; an
anchor is `[line]` (all of it) or `[line, words]`. A piece whose line opens with another piece (a byline, a section)
begins behind it and the marks between.
"""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable
from typing import NamedTuple, TypedDict

import yaml

from musnad.captures.capture import Capture
from musnad.captures.html import read_html
from musnad.captures.plain import read_plain
from musnad.records import Article

FOLDER = pathlib.Path(__file__).parent / "samples"
SHIPPED = pathlib.Path(__file__).parents[1] / "musnad" / "samples"
NAMES = sorted(file.stem for file in FOLDER.glob("*.yaml"))
Anchor = list[int | str]


class Expected(TypedDict, total=False):
    """An article as the YAML gives it."""

    id: str
    part: str
    headline: Anchor
    deck: Anchor
    section: Anchor
    captions: list[dict[str, Anchor | str | None]]
    bylines: list[dict[str, Anchor | str | None]]
    body: list[int]
    subheads: list[int]


class Piece(NamedTuple):
    """One piece of an article, comparable: what it is, its text, and what is told of it."""

    start: int
    end: int
    name: str
    told: tuple[str | None, ...] = ()


def read_sample(name: str) -> Capture:
    """The capture of a sample; those that ship with the program lie in its own folder."""
    page = next(page for folder in (FOLDER, SHIPPED) for page in folder.glob(f"{name}.*") if page.suffix != ".yaml")
    return (
        read_html(page.read_bytes(), page.name) if page.suffix == ".html" else read_plain(page.read_bytes(), page.name)
    )


def expected_pieces(name: str, text: str) -> list[list[Piece]]:
    """For each article of the sample, in order, its pieces sorted."""
    articles: list[Expected] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))["articles"]
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    lines = text.split("\n")

    def span(anchor: object) -> tuple[int, int]:
        assert isinstance(anchor, list)
        line = lines[anchor[0]]
        words = anchor[1] if len(anchor) > 1 else line.strip()
        at = starts[anchor[0]] + line.index(words)
        return at, at + len(words)

    return [sorted(_pieces_of(article, span, text)) for article in articles]


def _pieces_of(article: Expected, span: Callable[[object], tuple[int, int]], text: str) -> list[Piece]:
    part = article["part"]
    found = [
        _piece(span(one["at"]), f"{part} byline", one["author"], one["place"]) for one in article.get("bylines", [])
    ]
    if "section" in article:
        found.append(_piece(span(article["section"]), f"{part} section"))
    openings = {piece.start: piece.end for piece in found}

    def behind(at: tuple[int, int]) -> tuple[int, int]:
        start, end = at
        cut = openings.get(start, start)
        if not start < cut < end:
            return at
        return cut + len(text[cut:end]) - len(text[cut:end].lstrip(" \u00a0:/)–—-")), end

    subheads = article.get("subheads", [])
    found += [
        _piece(behind(span([line])), f"{part} {'subhead' if line in subheads else 'paragraph'}")
        for line in article.get("body", [])
    ]
    found += [_piece(span(one["at"]), f"{part} caption", one["credit"]) for one in article.get("captions", [])]
    if "headline" in article:
        found.append(_piece(behind(span(article["headline"])), f"{part} headline"))
    if "deck" in article:
        found.append(_piece(span(article["deck"]), f"{part} deck"))
    return found


def _piece(at: tuple[int, int], name: str, *told: object) -> Piece:
    return Piece(at[0], at[1], name, tuple(None if value is None else str(value) for value in told))


def found_pieces(article: Article) -> list[Piece]:
    """The pieces of an article that the splitter made, sorted."""
    part = article.part
    found = [
        Piece(one.start, one.end, f"{part} {name}")
        for name, one in (("headline", article.headline), ("deck", article.deck), ("section", article.section))
        if one
    ]
    found += [Piece(one.start, one.end, f"{part} caption", (one.credit,)) for one in article.captions]
    found += [Piece(one.start, one.end, f"{part} byline", (one.author, one.place)) for one in article.bylines]
    found += [Piece(one.start, one.end, f"{part} {one.kind}") for one in article.paragraphs]
    return sorted(found)
