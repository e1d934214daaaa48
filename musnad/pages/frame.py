"""The frame of an HTML page: what its tags say stands round the article, settled before the lines are walked.

Tags are hints, not verdicts: a class name may be put on anything. So the article is where its headline and its running
text are, and the tags only say what the other lines are.
"""

from __future__ import annotations

from musnad.pages.layouts import PageWords
from musnad.pages.lines import Line
from musnad.pages.stems import content_stems

OUTSIDE = frozenset({"nav", "share", "advert", "comments", "aside", "related"})
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "summary", "th", "strong"})
TEASER = 24  # characters of the shortest linked line that is a headline rather than a menu's entry


def set_frame(lines: list[Line], title: str | None, words: PageWords) -> None:
    """Set the kinds of the lines round the article: menus, rails and their items, comments, tags.

    `title` is the headline that the page's metadata tell. Nothing is done where the tags show no headline.
    """
    head = find_title(lines, title)
    if head is None:
        return
    ends = _body_end(lines, head)
    for index, line in enumerate(lines):
        if index == head:
            line.kind = "short"
        elif index < head:
            _set_above(line, head - index)
        elif index <= ends:
            _set_inside(line)
        else:
            _set_below(line, lines[index + 1] if index + 1 < len(lines) else None)


def find_title(lines: list[Line], title: str | None) -> int | None:
    """The line that is the page's headline: a tagged one, the likest to `title` if that is told, the last of equals."""
    said = content_stems(title) if title else set()
    tagged = [
        index
        for index, line in enumerate(lines)
        if (line.tag == "h1" or "headline" in line.hints or (title and line.text == title)) and "link" not in line.hints
    ]
    if not tagged:
        return None
    first = [index for index in tagged if lines[index].tag == "h1"] or tagged
    likest = max(len(content_stems(lines[index].text) & said) for index in first)
    return next(index for index in first if len(content_stems(lines[index].text) & said) == likest)


def _outside(line: Line) -> bool:
    return not OUTSIDE.isdisjoint(line.hints)


def _body_end(lines: list[Line], head: int) -> int:
    """The last line of running text that belongs to the article: below the headline, in no other part of the page."""
    texts = [
        index
        for index in range(head + 1, len(lines))
        if lines[index].kind == "text" and "link" not in lines[index].hints and not _outside(lines[index])
    ]
    body = [index for index in texts if "body" in lines[index].hints]
    if body and "body" in lines[texts[0]].hints:
        return body[-1]
    tags = [lines[index].tag for index in texts]
    if "p" in tags:  # sentences in other blocks behind the last paragraph are the page's own
        return texts[len(tags) - 1 - tags[::-1].index("p")]
    return texts[-1] if texts else head


def _set_above(line: Line, distance: int) -> None:
    """Above the headline only its section counts, right above it."""
    if line.kind == "section" and distance <= 2 and "nav" not in line.hints:
        return
    if line.kind not in ("widget", "advert", "time", "rail"):
        line.kind = "navigation"


def _set_inside(line: Line) -> None:
    """Between headline and body's end: links on lines of their own lead to other articles or to lists by subject."""
    if "comments" in line.hints or "share" in line.hints:
        line.kind = "widget"
    elif "advert" in line.hints:
        line.kind = "advert"
    elif "nav" in line.hints:
        line.kind = "navigation"
    elif "link" in line.hints or "related" in line.hints or "aside" in line.hints:
        if line.kind in ("short", "text", "caption"):
            line.kind = "rail-item" if len(line.text) >= TEASER and "link" in line.hints else "navigation"
    elif line.tag in HEADINGS and line.kind in ("text", "short") and len(line.text) < 160:
        line.kind = "subhead"


def _set_below(line: Line, below: Line | None) -> None:
    """Below the body: the items of rails, their headings, and what no reader reads."""
    if line.kind in ("rail", "rail-item", "widget", "advert", "time", "navigation"):
        return
    if line.kind == "byline" and not _outside(line) and "link" not in line.hints:
        return
    if "comments" in line.hints or "share" in line.hints:
        line.kind = "widget"
    elif "advert" in line.hints:
        line.kind = "advert"
    elif "nav" in line.hints:
        line.kind = "navigation"
    elif "link" in line.hints and line.kind in ("short", "text", "caption"):
        line.kind = "rail-item" if len(line.text) >= TEASER else "navigation"
    elif below is not None and ("link" in below.hints) and (line.tag in HEADINGS or "related" in line.hints):
        line.kind = "rail"
    else:
        line.kind = "navigation"
