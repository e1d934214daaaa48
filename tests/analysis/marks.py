"""Marked sentences: [ ] round what must come out, { } round the names; the marks are taken out before reading.

{PER سليم الحداد} is a name with its type, {PER:1 سليم الحداد} one with a label too; [1 الوزير] a labelled stretch.
"""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from musnad.analysis.document import Document
from musnad.analysis.names import Name
from musnad.captures.plain import read_plain
from musnad.lexicon.loader import load_lexicon
from musnad.records import Article, EntityType, Paragraph, Part, Span

_MARK = re.compile(r"\{(PER|ORG|LOC|EVENT|MISC)(?::(\w+))? |\[(?:([\w?/-]+) (?=[^\]]))?|[\]}]")


class Marks(NamedTuple):
    """A stretch [start, end) that was marked, with its type (names only) and label ("" where none)."""

    start: int
    end: int
    type: EntityType | None
    label: str


class Marked(NamedTuple):
    """A text without its marks: the names and the [ ] spans, each in text order."""

    text: str
    names: list[Marks]
    spans: list[Marks]


def read_marks(line: str, labelled: bool = False) -> Marked:
    """The marked text read; labels behind [ are read only where `labelled`. Raises ValueError where a mark does not close."""
    text, at = "", 0
    found: list[Marks] = []
    opened: list[tuple[int, EntityType | None, str]] = []
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        at = match.end()
        if match.group(0) in ("]", "}"):
            start, kind, label = opened.pop()
            found.append(Marks(start, len(text), kind, label))
        elif match.group(0).startswith("["):
            if not labelled:
                at = match.start() + 1
            opened.append((len(text), None, (match.group(3) or "") if labelled else ""))
        else:
            opened.append((len(text), cast(EntityType, match.group(1)), match.group(2) or ""))
    if opened:
        raise ValueError(f"unclosed mark in {line!r}")
    found.sort()
    text += line[at:]
    return Marked(text, [m for m in found if m.type is not None], [m for m in found if m.type is None])


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
        start, end = paragraphs[0].start, paragraphs[-1].end
        part: Part = "main" if number == 1 else "follow-on"
        span = Span(start, end, capture.text[start:end])
        made.append(Article(f"a{number}", part, span.start, span.end, paragraphs=tuple(paragraphs)))
    return Document(capture, tuple(made), load_lexicon())


def names_of(document: Document, marks: list[Marks]) -> list[Name]:
    """The marked names as the name stage gives them: the first token is the one that holds the start."""
    found = []
    tokens = document.tokens
    for mark in marks:
        first, last = tokens.range(mark.start, mark.end)
        if first == len(tokens) or tokens.starts[first] > mark.start:
            first -= 1
        assert mark.type is not None
        article = next(a.id for a in document.articles if a.start <= mark.start <= a.end)
        found.append(Name(article, mark.start, mark.end, first, max(last, first + 1), mark.type, "marked"))
    return found
