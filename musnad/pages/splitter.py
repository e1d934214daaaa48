"""Capture → articles and furniture.

A page is read as runs of running text with runs of other lines between them. Each run of other lines is cut at the
places where a new article begins (`STARTS`, an ordered list of small rules); the rest of it goes on with the article
above: captions, subheads, bylines, widgets. Every character that is no white space comes to lie in exactly one piece
of an article or in furniture. Marks that only part two pieces (the dash between a byline and its paragraph) are
furniture of reason "widget", as the page's own system set them.
"""

from __future__ import annotations

import msgspec

from musnad.captures.capture import Capture
from musnad.pages.drafts import Draft
from musnad.pages.empty import ARABIC, refuse
from musnad.pages.header import read_header
from musnad.pages.layouts import Layouts, load_layouts
from musnad.pages.lines import Line, goes_on
from musnad.pages.starts import NUMBERED, STARTS
from musnad.pages.stems import content_stems
from musnad.pages.tails import promote_deck, split_tail
from musnad.pages.walk import REASONS, Walk
from musnad.records import Article, Furniture


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
        if text < after and sum(one.kind == "short" for one in near) == 1 and not NUMBERED.match(line.text):
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
