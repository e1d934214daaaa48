"""The state while a page is walked from top to bottom."""

from __future__ import annotations

from collections import Counter

from musnad.captures.capture import Capture
from musnad.pages.drafts import Draft, Scraps
from musnad.pages.frame import set_frame
from musnad.pages.layouts import PageWords
from musnad.pages.lines import Line, read_lines
from musnad.records import FurnitureReason, Part

REASONS: dict[str, FurnitureReason] = {
    "widget": "widget",
    "time": "widget",
    "navigation": "navigation",
    "advert": "advert",
    "rail": "rail-heading",
    "section": "navigation",
}


class Walk:
    """The state while a page is walked: what was gathered, the article that goes on, and whether a rail is open."""

    def __init__(self, capture: Capture, words: PageWords) -> None:
        self.words = words
        self.lines = read_lines(capture, words)
        if capture.blocks:
            set_frame(self.lines, capture.metadata.headline, words)
        self.scraps = Scraps(capture.text)
        self.drafts: list[Draft] = []
        self.current: Draft | None = None  # the article that lines go to
        self.body: Draft | None = None  # the last article with a body: what goes on after a rail inside it
        self.rail = False
        gaps = Counter(line.gap for line in self.lines[1:])
        self.wide = max(2, gaps.most_common(1)[0][0] + 1) if gaps else 2

    def begin(self, part: Part) -> Draft:
        """A new article that lines go to from here on."""
        draft = Draft(part, self.scraps, self.words)
        self.drafts.append(draft)
        self.current = draft
        if part != "teaser":
            self.body = draft
            self.rail = False
        return draft

    def drop(self, line: Line) -> None:
        """The line is furniture."""
        self.scraps.add(line.start, line.end, REASONS.get(line.kind, "unknown"))
