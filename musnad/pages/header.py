"""The header of an article: which of the lines above its body is the headline, the deck, a caption, a byline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from musnad.pages.bylines import parse_byline, parse_name
from musnad.pages.drafts import Draft
from musnad.pages.lines import Line
from musnad.pages.stems import content_stems

SHORTEST = 12  # characters of the shortest headline, where another line could be it


def read_header(draft: Draft, lines: list[Line], body: Line | None, drop: Callable[[Line], None]) -> None:
    """Give each line above the body its place in the draft; `body` is the first line of running text below, if any."""
    if not any(line.kind == "short" for line in lines):  # a headline that ends in a bracket: ... بعيادة (نقاء)
        for line in lines:
            if line.kind == "caption" and not line.credited and not line.hints:
                line.kind = "short"
                break
    headline = find_headline(lines, body)
    if headline is None:
        for line in lines:
            _place_rest(draft, line, drop)
        return
    title = lines[headline].text
    first = next(index for index, line in enumerate(lines) if line.text == title)
    sections = [index for index in range(headline) if lines[index].kind == "section"]
    section = sections[-1] if 0 < len(sections) <= 2 else None  # more of them are a menu
    counts = Counter(line.text for line in lines)
    for index, line in enumerate(lines):
        if index == headline:
            draft.add_headline(line)
        elif line.text == title:
            draft.repeat(line)
        elif index == section:
            draft.add_section(line)
        elif line.kind == "byline" and index < first:
            line.kind = "navigation"  # the edition, an outlet's name
            drop(line)
        elif line.kind != "short":
            _place_rest(draft, line, drop)
        elif index < first:
            _place_above(draft, line, lines[index + 1], bool(sections), drop)
        else:
            _place_below(draft, line, counts[line.text] > 1, drop)


def _place_above(draft: Draft, line: Line, below: Line, told: bool, drop: Callable[[Line], None]) -> None:
    """A short line above the headline: its section (a kicker) where it stands right above it, else navigation."""
    if (
        not told
        and draft.section is None
        and below.kind == "short"
        and len(line.text.split()) <= 3
        and len(line.text) <= 25
    ):
        draft.add_section(line)
    else:
        line.kind = "navigation"
        drop(line)


def _place_below(draft: Draft, line: Line, doubled: bool, drop: Callable[[Line], None]) -> None:
    """A short line between headline and body: a byline by its shape, a caption if set twice or below a byline, else the deck."""
    loose = parse_byline(line.text, draft.words, strict=False) if not draft.bylines else None
    if doubled:
        draft.add_caption(line)
    elif loose and len(line.text) <= 60:
        draft.add_bylines(line, loose)
    elif not draft.bylines and (name := parse_name(line.text, draft.words)):
        draft.add_bylines(line, [name])
    elif len(line.text) < SHORTEST or line.text.endswith(":"):
        drop(line)
    elif draft.deck is None and not draft.bylines and not draft.captions:
        draft.add_deck(line)
    elif len(line.text) >= 25:
        draft.add_caption(line)
    else:
        drop(line)


def _place_rest(draft: Draft, line: Line, drop: Callable[[Line], None]) -> None:
    """A line whose kind says where it belongs."""
    if line.kind == "caption":
        if "credit" in line.hints and "caption" not in line.hints and draft.captions:
            draft.join_credit(line)
        else:
            draft.add_caption(line)
    elif line.kind == "byline":
        draft.add_bylines(line)
    else:
        drop(line)


def find_headline(lines: list[Line], body: Line | None) -> int | None:
    """The index of the headline: what the tags say, else a line that is set again, else the one most like the body.

    Of a headline set several times, the occurrence right above the body. None where no line can be one.
    """
    shorts = [index for index, line in enumerate(lines) if line.kind == "short"]
    if not shorts:
        return None
    tagged = [index for index in shorts if "headline" in lines[index].hints or lines[index].tag == "h1"]
    if tagged:
        return tagged[-1]
    again = _set_again(lines, shorts)
    if again is not None:
        return again
    able = [index for index in shorts if len(lines[index].text) >= SHORTEST] or shorts
    if len(able) == 1 or body is None:
        return able[0]
    said = content_stems(body.text[:1000])
    shared = {index: len(content_stems(lines[index].text) & said) for index in able}
    most = max(shared.values())
    if most < 2:
        return able[0] if len(able) == 2 else max(able, key=lambda index: (len(lines[index].text) >= 25, -index))
    return next(index for index in able if 2 * shared[index] >= most)


def _set_again(lines: list[Line], shorts: list[int]) -> int | None:
    """The last occurrence of the first short line that is set again with other lines between."""
    places: dict[str, list[int]] = {}
    for index in shorts:
        places.setdefault(lines[index].text, []).append(index)
    for index in shorts:
        others = places[lines[index].text]
        if others[-1] > index + 1 and others[:2] != [index, index + 1]:
            return others[-1]
    return None
