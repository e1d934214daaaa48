"""A stretch of text cut at the edges of all its layers, so that layers may overlap and the markup still nests.

Each segment carries the classes of the layers over it; what is shown is always the capture's own words.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

import msgspec

# Signs that turn the direction of text: shown as U+FFFD, since a page is hostile input.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Mark(msgspec.Struct, frozen=True):
    """A layer's claim on [start, end): `kind` is its class, `ref` what it belongs to (an entity, a statement), `title` a hint."""

    start: int
    end: int
    kind: str
    ref: str = ""
    title: str = ""


class Segment(msgspec.Struct, frozen=True):
    """Words under the same marks: `classes` for the style sheet, `refs` kind → ref, `title` the innermost mark's."""

    text: str
    classes: tuple[str, ...]
    refs: dict[str, str]
    title: str


def shown(text: str) -> str:
    """`text` as it may be shown: signs that turn its direction made visible."""
    return _TURNING.sub("\ufffd", text)


def segments(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """`text[start:end]` cut at the edges of the marks that touch it, in order; together they are the whole stretch."""
    inside = sorted((m for m in marks if m.start < end and m.end > start), key=lambda m: (m.start, -m.end))
    edges = sorted({start, end, *(min(max(e, start), end) for m in inside for e in (m.start, m.end))})
    found = []
    for low, high in itertools.pairwise(edges):
        over = [m for m in inside if m.start <= low and m.end >= high]
        refs = {m.kind: m.ref for m in over if m.ref}
        classes = tuple(dict.fromkeys(m.kind for m in over))
        found.append(Segment(shown(text[low:high]), classes, refs, over[-1].title if over else ""))
    return found
