"""Marked sentences: [ ] round what must come out, {PER name} round the names; both are taken out before reading."""

from __future__ import annotations

import re
from typing import NamedTuple

from musnad.analysis.document import Document
from musnad.analysis.names import Name
from musnad.captures.plain import read_plain
from musnad.lexicon.loader import load_lexicon
from musnad.records import Article, EntityType, Paragraph, Span

_MARK = re.compile(r"\{(PER|ORG|LOC|EVENT|MISC) |[\[\]{}]")


class Marked(NamedTuple):
    """A sentence without its marks: the names' spans with type, and the [ ] spans, in text order."""

    text: str
    names: list[tuple[int, int, EntityType]]
    spans: list[tuple[int, int]]


def read_marks(line: str) -> Marked:
    """The marked line read; raises ValueError where a mark does not close."""
    text, at = "", 0
    names: list[tuple[int, int, EntityType]] = []
    spans: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        at = match.end()
        mark = match.group(1) or match.group(0)
        if mark == "}":
            kind, start = opened.pop()
            names.append((start, len(text), kind))  # type: ignore[arg-type]
        elif mark == "]":
            spans.append((opened.pop()[1], len(text)))
        else:
            opened.append((mark, len(text)))
    if opened:
        raise ValueError(f"unclosed mark in {line!r}")
    return Marked(text + line[at:], sorted(names), sorted(spans))


def document_of(texts: list[str]) -> Document:
    """A document with one article of these paragraphs."""
    return document_of_articles([texts])


def document_of_articles(articles: list[list[str]]) -> Document:
    """A document with an article for each list of paragraphs; no headlines."""
    capture = read_plain("\n".join("\n".join(texts) for texts in articles).encode(), "case")
    made, at = [], 0
    for number, texts in enumerate(articles, 1):
        paragraphs = []
        for text in texts:
            paragraphs.append(Paragraph(at, at + len(text)))
            at += len(text) + 1
        span = Span(paragraphs[0].start, paragraphs[-1].end, capture.text[paragraphs[0].start : paragraphs[-1].end])
        part = "main" if number == 1 else "follow-on"
        made.append(Article(f"a{number}", part, span.start, span.end, paragraphs=tuple(paragraphs)))  # type: ignore[arg-type]
    return Document(capture, tuple(made), load_lexicon())


def names_of(document: Document, spans: list[tuple[int, int, EntityType]]) -> list[Name]:
    """The marked names as the name stage gives them: the first token is the one that holds the start."""
    found = []
    tokens = document.tokens
    for start, end, kind in spans:
        first, last = tokens.range(start, end)
        if first == len(tokens) or tokens.starts[first] > start:
            first -= 1
        article = next(a.id for a in document.articles if a.start <= start <= a.end)
        found.append(Name(article, start, end, first, max(last, first + 1), kind, "marked"))
    return found
