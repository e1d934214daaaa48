"""What a capture is once read: its text, where it came from, and what the page's own metadata say."""

from __future__ import annotations

import msgspec

from musnad.records import Problem


class PageMetadata(msgspec.Struct, frozen=True):
    """What JSON-LD, Open Graph, `<time>` or a data set's columns say; each None where they say nothing."""

    headline: str | None = None
    author: str | None = None
    section: str | None = None
    published: str | None = None  # ISO day
    publisher: str | None = None


class Block(msgspec.Struct, frozen=True):
    """A line of a flattened HTML page and what its tag says of it.

    `start`, `end`: offsets into the capture's text. `tag`: the nearest block tag ("p", "h1", "figcaption", "li" ...).
    `hints`: roles told by the tag, class or ancestors ("advert", "aside", "body", "byline", "caption", "comments",
    "credit", "headline", "link", "nav", "related", "section", "share", "time"), sorted. A line of several parts has the
    hints that all of them share: one that is all "link" leads somewhere else; "body" is inside an article's body.
    """

    start: int
    end: int
    tag: str
    hints: tuple[str, ...] = ()


class Capture(msgspec.Struct, frozen=True):
    """One page as read. `text` is what all offsets refer to; it is never changed."""

    id: str  # "sha256:" and the hex digest of the bytes read
    source: str
    text: str
    media_type: str = "text/plain"
    url: str | None = None
    captured_at: str | None = None  # ISO day or time
    publisher: str | None = None
    metadata: PageMetadata = PageMetadata()
    blocks: tuple[Block, ...] = ()  # empty for plain text
    problems: tuple[Problem, ...] = ()
    day: str | None = None  # ISO day of publication where a data set tells it
    complete: bool = True  # False where something of the bytes could not be read; `problems` says what
