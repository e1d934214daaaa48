"""Where in a run of other lines something new begins: an article, a rail, an item of a rail.

A rule is one small function in `STARTS`, asked in order at each line of the run. It is given the walk, the index of the
line, where the running text below begins and where that ends; it answers where the lines that it took end, 0 for none.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from musnad.pages.bylines import find_opening_byline, parse_byline
from musnad.pages.header import read_header
from musnad.pages.lines import Line, goes_on
from musnad.pages.stems import content_stems
from musnad.pages.walk import Walk

NUMBERED = re.compile(r"[\d٠-٩]{1,2}\s?[.)\-–ـ]")  # how an item of a numbered list opens
LONGEST_LIST = 8  # headlines in one run inside a body
LOOK_AHEAD = 12  # lines between a headline and its repetition


def starts_doubled(walk: Walk, at: int, text: int, after: int) -> int:
    """A headline that comes again below its captions: a new article, or the first item of a rail."""
    lines = walk.lines
    if lines[at].kind != "short":
        return 0
    again = _again(lines, at, text)
    if not again:
        return 0
    item = walk.rail and after - text <= 1 and not any(line.text == "TT" for line in lines[at:again]) and (
        lines[at - 1].kind == "rail" or lines[at].gap < walk.wide
    )  # fmt: skip
    draft = walk.begin("teaser" if item else "follow-on")
    end = again + 1 if item else text
    read_header(draft, lines[at:end], lines[text] if text < after else None, walk.drop)
    return end


def _again(lines: list[Line], at: int, text: int) -> int:
    """Where the short line at `at` comes again in its run, with something between; 0 if it does not."""
    for other in range(min(text, at + LOOK_AHEAD) - 1, at + 1, -1):
        if lines[other].text == lines[at].text and lines[at + 1].text != lines[at].text:
            return other
    return 0


def starts_rail(walk: Walk, at: int, text: int, after: int) -> int:
    """مقالات ذات صلة: a rail's heading."""
    if walk.lines[at].kind != "rail":
        return 0
    walk.rail = True
    walk.drop(walk.lines[at])
    return at + 1


def starts_named_item(walk: Walk, at: int, text: int, after: int) -> int:
    """اقرأ أيضا: headline, both on one line; or a line that the page's own tags show to be a link to an article."""
    line = walk.lines[at]
    if line.kind != "rail-item":
        return 0
    opening = next((o for o in walk.words.rail_openings if line.text.startswith(o)), "")
    rest = line.text[len(opening) :].lstrip(" :|.") if opening else line.text
    walk.scraps.add(line.start, line.end - len(rest), "rail-heading")
    if rest:
        line.text, line.start = rest, line.end - len(rest)
        walk.begin("teaser").add_headline(line)
    return at + 1


def starts_wide(walk: Walk, at: int, text: int, after: int) -> int:
    """A headline below a gap wider than those of the page, with a body: a new article."""
    line = walk.lines[at]
    if line.kind != "short" or line.gap < walk.wide or text == after or text - at > 6 or not is_headline(line.text):
        return 0
    if goes_on(walk.lines[text].text[:40], walk.words):
        return 0
    if any(one.kind == "rail" for one in walk.lines[at:text]):
        return 0
    read_header(walk.begin("follow-on"), walk.lines[at:text], walk.lines[text], walk.drop)
    return text


def ends_rail_item(walk: Walk, at: int, text: int, after: int) -> int:
    """Right below a rail item's summary: a byline by its shape alone, name and place both unknown."""
    line, current = walk.lines[at], walk.current
    if not walk.rail or current is None or current.part != "teaser" or not current.paragraphs or current.bylines:
        return 0
    if at == 0 or walk.lines[at - 1].kind != "text" or line.kind not in ("short", "caption") or len(line.text) > 60:
        return 0
    filed = parse_byline(line.text, walk.words, strict=False)
    if not filed:
        return 0
    current.add_bylines(line, filed)
    return at + 1


def starts_rail_item(walk: Walk, at: int, text: int, after: int) -> int:
    """An item of an open rail: a caption with its section, or a section, then the headline; or the headline alone."""
    lines = walk.lines
    line = lines[at]
    if not walk.rail or line.kind not in ("caption", "section", "short"):
        return 0
    if (
        line.kind == "short"
        and at + 1 < text
        and walk.words.section_opening(line.text)
        and lines[at + 1].kind == "short"
    ):
        line.kind = "caption"  # a picture without credit, behind its section
    end = at
    while end < min(text, at + LOOK_AHEAD) and lines[end].kind in ("caption", "section", "time", "widget"):
        end += 1
    if end == text or lines[end].kind != "short":
        return 0
    draft = walk.begin("teaser")
    walk.rail = True
    read_header(draft, lines[at : end + 1], None, walk.drop)
    return end + 1


def starts_filed(walk: Walk, at: int, text: int, after: int) -> int:
    """A headline right above a byline or a paragraph that opens with one: the next article of a round-up."""
    lines = walk.lines
    line = lines[at]
    if line.kind != "short" or len(line.text) < 15 or text == after:
        return 0
    if text - at == 1:
        filed = find_opening_byline(lines[text].text, walk.words) is not None
    else:
        filed = lines[at + 1].kind == "byline" and all(one.kind != "short" for one in lines[at + 1 : text])
    if not filed:
        return 0
    read_header(walk.begin("follow-on"), lines[at:text], lines[text], walk.drop)
    return text


def starts_embedded(walk: Walk, at: int, text: int, after: int) -> int:
    """Two or more headlines in a row inside a body: links to other articles."""
    lines = walk.lines
    end = at
    while end < text and lines[end].kind == "short" and not _is_list_item(lines[end].text):
        end += 1
    if not 2 <= end - at <= LONGEST_LIST or not all(is_headline(line.text) for line in lines[at:end]):
        return 0
    body = walk.body
    said = body.said() if body else set()
    long = sum(len(line.text) for line in lines[at:end]) > 45 * (end - at)
    if not long and not any(content_stems(line.text) & said for line in lines[at:end]):
        return 0  # a poem, a dialogue, a list
    for line in lines[at:end]:
        walk.begin("teaser").add_headline(line)
    walk.current = body
    return end


def is_headline(text: str) -> bool:
    """Whether a short line may be another article's headline: four words and more, no item of a list, no speech."""
    return (
        len(text) >= 25
        and text.count(" ") >= 3
        and not _is_list_item(text)
        and not text.endswith((":", "،", "..", "…"))
        and not text.startswith(("قال", "قلت"))
    )


def _is_list_item(text: str) -> bool:
    """Whether the line opens as an item of a list does."""
    return text[0] in "-•*–—●▪·" or NUMBERED.match(text) is not None


STARTS: tuple[Callable[[Walk, int, int, int], int], ...] = (
    ends_rail_item, starts_rail, starts_named_item, starts_doubled, starts_wide, starts_filed, starts_rail_item, starts_embedded,
)  # fmt: skip
