"""Capture → Articles and furniture: a first cut (one article, its first line the headline)."""

from __future__ import annotations

from musnad.captures.capture import Capture
from musnad.records import Article, Furniture, Paragraph, Span
from musnad.text import iter_lines


def split_page(capture: Capture) -> tuple[tuple[Article, ...], tuple[Furniture, ...]]:
    """The articles that the capture holds and what belongs to none, both in text order."""
    lines = [(at, line.strip(), len(line) - len(line.lstrip())) for at, line in iter_lines(capture.text)]
    spans = [Span(at + lead, at + lead + len(text), text) for at, text, lead in lines if text]
    if not spans:
        return (), ()
    body = tuple(Paragraph(s.start, s.end) for s in spans[1:])
    return (Article("a1", "main", spans[0].start, spans[-1].end, spans[0], paragraphs=body),), ()
