"""Capture → articles and furniture.

A page is read as runs of running text with runs of other lines between them. Each run of other lines is cut at the
places where a new article begins (`STARTS`, an ordered list of small rules); the rest of it goes on with the article
above: captions, subheads, bylines, widgets. Every character that is no white space comes to lie in exactly one piece
of an article or in furniture. Marks that only part two pieces (the dash between a byline and its paragraph) are
furniture of reason "widget", as the page's own system set them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import msgspec

from musnad.captures.capture import Capture
from musnad.pages.bylines import find_opening_byline, parse_byline
from musnad.pages.drafts import Draft, Scraps
from musnad.pages.empty import ARABIC, refuse
from musnad.pages.frame import set_frame
from musnad.pages.header import read_header
from musnad.pages.layouts import Layouts, PageWords, load_layouts
from musnad.pages.lines import Line, goes_on, read_lines
from musnad.pages.stems import content_stems
from musnad.pages.tails import promote_deck, split_tail
from musnad.records import Article, Furniture, FurnitureReason, Part

REASONS: dict[str, FurnitureReason] = {
    "widget": "widget",
    "time": "widget",
    "navigation": "navigation",
    "advert": "advert",
    "rail": "rail-heading",
    "section": "navigation",
}
_NUMBERED = re.compile(r"[\d٠-٩]{1,2}\s?[.)\-–ـ]")
LONGEST_LIST = 8  # headlines in one run inside a body
LOOK_AHEAD = 12  # lines between a headline and its repetition


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


def split_page(capture: Capture, layouts: Layouts | None = None) -> tuple[tuple[Article, ...], tuple[Furniture, ...]]:
    """The articles that the capture holds and what belongs to none, both in text order; no articles where it has no body."""
    words = (layouts or load_layouts()).words_for(capture)
    walk = Walk(capture, words)
    lines = walk.lines
    if not ARABIC.search(capture.text) or refuse(lines):
        for line in lines:
            walk.drop(line)
        return finish(walk)
    at = 0
    while at < len(lines):
        text = at
        while text < len(lines) and lines[text].kind != "text":
            text += 1
        after = text
        while after < len(lines) and lines[after].kind == "text":
            after += 1
        if walk.body is None:
            open_page(walk, at, text, after)
        else:
            go_on(walk, at, text, after)
            add_text(walk, text, after)
        at = after
    return finish(walk)


def open_page(walk: Walk, first: int, text: int, after: int) -> None:
    """The top of the page: the main article's header, and its first run of text."""
    lines = walk.lines
    if text == after:
        for line in lines[first:]:
            walk.drop(line)
        return
    draft = walk.begin("main")
    if not any(line.kind == "short" for line in lines[first:text]) and first == 0 and _opens_page(lines, text):
        lines[text].kind = "short"
        text += 1
    read_header(draft, lines[first:text], lines[text] if text < after else None, walk.drop)
    if text == after:
        walk.body = None if draft.empty() else draft
    add_text(walk, text, after)


def _opens_page(lines: list[Line], text: int) -> bool:
    """Whether the first line, though it looks like running text, is the headline: a longer line below tells it again."""
    if text > 0 or len(lines) < 2:
        return False
    line, below = lines[0].text, lines[1].text
    if len(line) > 160 or len(below) <= len(line) or line.endswith((":", "،")):
        return False
    said = content_stems(line)
    return not line.endswith(".") or (len(line) <= 100 and 2 * len(said & content_stems(below[:1000])) >= len(said) > 0)


def add_text(walk: Walk, text: int, after: int) -> None:
    """A run of running text: the summary of a rail's item, or the body of the article that goes on."""
    lines = walk.lines
    current = walk.current
    if text == after or current is None:
        return
    if walk.rail and current.part == "teaser":
        if _is_summary(walk, text, after):
            current.add_paragraph(lines[text])
            text += 1
        if text < after:
            walk.rail = False
            current = walk.current = walk.body
    elif current.part == "teaser":
        current = walk.current = walk.body
    if current is None:
        return
    for line in lines[text:after]:
        current.add_paragraph(line)


def _is_summary(walk: Walk, text: int, after: int) -> bool:
    """Whether the first line of the run is the summary of the rail's item above it rather than the body's next paragraph."""
    current, line = walk.current, walk.lines[text]
    if current is None or current.paragraphs or current.headline is None:
        return False
    if current.rich:
        return True
    if after - text > 1 or len(line.text) >= 320 or goes_on(line.text[:40], walk.words):
        return False
    return bool(content_stems(line.text) & content_stems(current.headline.text))


def go_on(walk: Walk, first: int, text: int, after: int) -> None:
    """A run of other lines below an article: each begins something new or belongs to what is above."""
    at = first
    while at < text:
        for start in STARTS:
            end = start(walk, at, text, after)
            if end:
                at = end
                break
        else:
            _keep(walk, at, text, after)
            at += 1


def _keep(walk: Walk, at: int, text: int, after: int) -> None:
    """A line that begins nothing goes to the article above, or aside."""
    line = walk.lines[at]
    current = walk.current
    if current is None or line.kind in REASONS:
        walk.drop(line)
    elif line.kind == "caption":
        _keep_caption(walk, current, at)
    elif line.kind == "byline":
        current.add_bylines(line)
    elif line.kind == "subhead":
        walk.rail = False
        current = walk.current = walk.body or current
        current.add_subhead(line)
    elif walk.rail:
        walk.drop(line)
    else:
        if current.part == "teaser" and walk.body:
            current = walk.current = walk.body
        near = walk.lines[max(at - 1, 0) : min(text, at + 2)]
        if text < after and sum(one.kind == "short" for one in near) == 1 and not _NUMBERED.match(line.text):
            current.add_subhead(line)
        else:
            current.add_paragraph(line)


def _keep_caption(walk: Walk, current: Draft, at: int) -> None:
    line = walk.lines[at]
    if (
        "credit" in line.hints
        and "caption" not in line.hints
        and current.captions
        and walk.lines[at - 1].kind == "caption"
    ):
        current.join_credit(line)
    else:
        (walk.body if current.part == "teaser" and not walk.rail and walk.body else current).add_caption(line)


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
    return text[0] in "-•*–—●▪·" or _NUMBERED.match(text) is not None


STARTS: tuple[Callable[[Walk, int, int, int], int], ...] = (
    ends_rail_item, starts_rail, starts_named_item, starts_doubled, starts_wide, starts_filed, starts_rail_item, starts_embedded,
)  # fmt: skip


def finish(walk: Walk) -> tuple[tuple[Article, ...], tuple[Furniture, ...]]:
    """The articles in text order with their ids, and the furniture."""
    for draft in walk.drafts:
        promote_deck(draft, walk.scraps.text)
    drafts = [
        *walk.drafts,
        *(item for draft in walk.drafts for item in split_tail(draft, walk.words, walk.scraps.text)),
    ]
    drafts = [draft for draft in drafts if not draft.empty()]
    articles = [draft.finish(0) for draft in drafts]
    articles.sort(key=lambda article: article.headline.start if article.headline else article.start)
    numbered = _number(articles)
    return numbered, tuple(sorted(walk.scraps.found, key=lambda piece: piece.start))


def _number(articles: list[Article]) -> tuple[Article, ...]:
    whole = {a.headline.text: f"a{n}" for n, a in enumerate(articles, 1) if a.headline and a.part != "teaser"}
    return tuple(
        msgspec.structs.replace(
            article,
            id=f"a{number}",
            teaser_of=whole.get(article.headline.text) if article.part == "teaser" and article.headline else None,
        )
        for number, article in enumerate(articles, 1)
    )
