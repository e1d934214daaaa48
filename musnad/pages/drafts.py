"""An article while its pieces are being gathered, and the furniture of the page."""

from __future__ import annotations

import re

from musnad.pages.bylines import Filed, find_opening_byline
from musnad.pages.layouts import PageWords
from musnad.pages.lines import Line, bare_credit, credit_of
from musnad.pages.stems import content_stems
from musnad.records import Article, Byline, Caption, Furniture, FurnitureReason, Paragraph, Part, Span

_TAIL_WIDGET = re.compile(r"\s+(play-circle|TT)$")
_LAST_BRACKET = re.compile(r"\(([^()\n]{2,60})\)$")


class Scraps:
    """The furniture of the page, gathered in any order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Furniture] = []

    def add(self, start: int, end: int, reason: FurnitureReason) -> None:
        """Put the text between `start` and `end` aside, without its outer white space; nothing where it is blank."""
        piece = self.text[start:end]
        bare = piece.strip()
        if bare:
            start += len(piece) - len(piece.lstrip())
            self.found.append(Furniture(start, start + len(bare), bare, reason))


class Draft:
    """An article in the making. Adders take whole lines; what they cut off a line goes to the scraps."""

    def __init__(self, part: Part, scraps: Scraps, words: PageWords) -> None:
        self.part = part
        self.scraps = scraps
        self.words = words
        self.headline: Span | None = None
        self.deck: Span | None = None
        self.section: Span | None = None
        self.captions: list[Caption] = []
        self.bylines: list[Byline] = []
        self.paragraphs: list[Paragraph] = []
        self._said: set[str] | None = None
        self._pictures: set[str] = set()
        self.noise: list[tuple[int, int]] = []
        self.rich = False  # a rail's item with a caption, a section or a byline, so that its summary may follow

    def add_headline(self, line: Line) -> None:
        """The line is the headline; a section and a slash before it (عام / ...) are cut off."""
        cut = line.text.find(" / ")
        if 0 < cut < 30 and line.text[:cut].strip() in self.words.sections and len(line.text) - cut > 20:
            self._set_section(_span(line.start, line.text[:cut]))
            self.scraps.add(line.start + cut, line.start + cut + 3, "widget")
            rest = line.text[cut + 3 :].lstrip()
            self.headline = _span(line.end - len(rest), rest)
        else:
            self.headline = _span(line.start, line.text)

    def add_deck(self, line: Line) -> None:
        """The line is the standfirst."""
        self.deck = _span(line.start, line.text)

    def add_section(self, line: Line) -> None:
        """The line names the section; one named before is put aside."""
        self.rich = True
        self._set_section(_span(line.start, line.text))

    def _set_section(self, section: Span) -> None:
        if self.section:
            self.scraps.add(self.section.start, self.section.end, "navigation")
        self.section = section

    def add_caption(self, line: Line) -> None:
        """A picture's caption, once for each picture; widget words behind it and a rail's section before it are cut off."""
        start, text = line.start, line.text
        tail = _TAIL_WIDGET.search(text)
        if tail:
            self.scraps.add(start + tail.start(), line.end, "widget")
            text = text[: tail.start()]
        if self.section is None and self.part == "teaser":
            opening = self.words.section_opening(text)
            if opening:
                self.section = _span(start, opening)
                rest = text[len(opening) :].lstrip()
                start, text = start + len(text) - len(rest), rest
        self.rich = True
        if text in self._pictures or (self.headline and self.headline.text == text):
            self.scraps.add(start, start + len(text), "repeat")
            self.noise.append((start, start + len(text)))
            return
        self._pictures.add(text)
        credit = credit_of(text, self.words)
        if credit is None and line.kind == "caption":
            match = _LAST_BRACKET.search(text[-66:])
            credit = bare_credit(match[1]) if match else None
        self.captions.append(Caption(start, start + len(text), text, credit))

    def join_credit(self, line: Line) -> None:
        """A credit on a line of its own (in HTML) goes with the caption above it."""
        last = self.captions[-1]
        text = self.scraps.text[last.start : line.end]
        credit = line.text.strip(" ()[]:")
        self.captions[-1] = Caption(last.start, line.end, text, credit if last.credit is None else last.credit)

    def add_bylines(self, line: Line, filed: list[Filed] | None = None, body: int | None = None) -> None:
        """The bylines on the line; marks between them are put aside. `body`: where the paragraph behind them begins."""
        at = 0
        for one in filed or line.byline or []:
            self.scraps.add(line.start + at, line.start + one.start, "widget")
            text = line.text[one.start : one.end]
            self.bylines.append(Byline(line.start + one.start, line.start + one.end, text, one.author, one.place))
            at = one.end
        self.scraps.add(line.start + at, line.start + body if body is not None else line.end, "widget")
        self.rich = True

    def add_paragraph(self, line: Line) -> None:
        """The next paragraph; the byline that the first one opens with is cut off."""
        if not self.paragraphs:
            opening = find_opening_byline(line.text, self.words)
            if opening:
                filed, body = opening
                self.add_bylines(line, filed, body)
                self.paragraphs.append(Paragraph(line.start + body, line.end))
                return
        self.paragraphs.append(Paragraph(line.start, line.end))

    def add_subhead(self, line: Line) -> None:
        """A subhead of the body."""
        self.paragraphs.append(Paragraph(line.start, line.end, "subhead"))

    def repeat(self, line: Line) -> None:
        """Another occurrence of the headline or a caption."""
        self.scraps.add(line.start, line.end, "repeat")
        self.noise.append((line.start, line.end))

    def finish(self, number: int) -> Article:
        """The article as it goes into the record."""
        spans = [(piece.start, piece.end) for piece in self.paragraphs]
        spans += [(piece.start, piece.end) for piece in self.captions]
        spans += [(piece.start, piece.end) for piece in self.bylines]
        spans += [(one.start, one.end) for one in (self.headline, self.deck, self.section) if one]
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        start = min([start, *(s for s, _ in self.noise)])
        return Article(
            f"a{number}", self.part, start, end, self.headline, self.deck, self.section,
            tuple(self.captions), tuple(self.bylines), tuple(self.paragraphs),
        )  # fmt: skip

    def said(self) -> set[str]:
        """The content words of the headline and the first paragraphs."""
        if self._said is None:
            top = self.paragraphs[:3]
            lede = self.scraps.text[top[0].start : min(top[-1].end, top[0].start + 2000)] if top else ""
            self._said = content_stems(f"{self.headline.text if self.headline else ''} {lede}")
        return self._said

    def empty(self) -> bool:
        """Whether nothing was gathered."""
        return not (self.headline or self.deck or self.section or self.captions or self.bylines or self.paragraphs)


def _span(start: int, text: str) -> Span:
    return Span(start, start + len(text), text)
