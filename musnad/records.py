"""The types of the record that musnad gives for one capture. No logic.

All offsets are Unicode code points into the capture's text, `end` exclusive; `text == capture[start:end]` always.
`None` means "not stated or not known"; an empty list means "looked for, none there".
Field order is the order in the JSON output. Fields may be added, never renamed: `Record.schema` says which edition.
"""

from __future__ import annotations

from typing import Literal

import msgspec

SCHEMA = "musnad/1"

Part = Literal["main", "follow-on", "teaser"]
ParagraphKind = Literal["paragraph", "subhead"]
FurnitureReason = Literal["widget", "repeat", "rail-heading", "navigation", "advert", "unknown"]
EntityType = Literal["PER", "ORG", "LOC", "EVENT", "MISC", "SRC"]
MentionKind = Literal["name", "role", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assert", "deny", "demand", "warn", "threaten", "promise",
    "praise", "condemn", "accuse", "agree", "reject", "ask",
]  # fmt: skip


class Span(msgspec.Struct, frozen=True):
    """A stretch of the capture: `text == capture[start:end]`."""

    start: int
    end: int
    text: str


class Caption(msgspec.Struct, frozen=True):
    """A picture's caption; `credit` is the agency or source in its last bracket, None if it has none."""

    start: int
    end: int
    text: str
    credit: str | None = None


class Byline(msgspec.Struct, frozen=True):
    """Who wrote or filed the article, and where from; each side None where not stated."""

    start: int
    end: int
    text: str
    author: str | None = None
    place: str | None = None


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph or subhead of an article's body."""

    start: int
    end: int
    kind: ParagraphKind = "paragraph"


class Published(msgspec.Struct, frozen=True):
    """The days (ISO) between which the article appeared; a side that nothing proves is None.

    `evidence` names the time expressions (ids) or outer facts ("metadata", "told", "captured", "a2") that prove it.
    """

    earliest: str | None = None
    latest: str | None = None
    evidence: tuple[str, ...] = ()


class Article(msgspec.Struct, frozen=True):
    """One article of the capture, its pieces in reading order."""

    id: str
    part: Part
    start: int
    end: int
    headline: Span | None = None
    deck: Span | None = None
    section: Span | None = None
    captions: tuple[Caption, ...] = ()
    bylines: tuple[Byline, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    published: Published | None = None
    teaser_of: str | None = None
    version_of: str | None = None


class Furniture(msgspec.Struct, frozen=True):
    """Text of the page that belongs to no article, with the reason why."""

    start: int
    end: int
    text: str
    reason: FurnitureReason


class Role(msgspec.Struct, frozen=True):
    """A role that the text gives an entity. `of` is the country or body it belongs to, `status` marks past or acting."""

    text: str
    start: int
    end: int
    of: str | None = None
    status: Literal["former", "acting", "late", "elect"] | None = None


class Entity(msgspec.Struct, frozen=True):
    """Someone or something named in the capture (SRC: an unnamed source)."""

    id: str
    type: EntityType
    name: str
    latin: str | None = None
    wikidata: str | None = None
    roles: tuple[Role, ...] = ()


class Mention(msgspec.Struct, frozen=True):
    """One place where an entity is named, described by its role, or meant by a pronoun."""

    entity: str
    article: str
    start: int
    end: int
    text: str
    kind: MentionKind = "name"
    rule: str | None = None


class Time(msgspec.Struct, frozen=True):
    """A time expression: TIMEX3 `type` and `value`, and the days it spans (None where the value stays open)."""

    id: str
    article: str
    start: int
    end: int
    text: str
    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None
    rule: str | None = None


class Cue(msgspec.Struct, frozen=True):
    """The words that report: `lemma` is the entry of the lexicon."""

    start: int
    end: int
    text: str
    lemma: str


class Via(msgspec.Struct, frozen=True):
    """One who passed the words on."""

    start: int
    end: int
    text: str
    entity: str | None = None


class Content(msgspec.Struct, frozen=True):
    """One stretch of the reported words; `quoted` where it stands between quotation marks."""

    start: int
    end: int
    text: str
    quoted: bool = False


class Statement(msgspec.Struct, frozen=True):
    """One act of communication that the text reports. `via` runs from the origin outward."""

    id: str
    article: str
    cue: Cue
    source: Span | None
    speaker: str | None
    speaker_text: str
    content: tuple[Content, ...]
    form: Form
    act: Act
    rule: str
    via: tuple[Via, ...] = ()
    to: Span | None = None
    venue: Span | None = None
    time: str | None = None
    inside: str | None = None


class Event(msgspec.Struct, frozen=True):
    """Reserved for the event layer; none are given yet."""

    article: str
    type: str


class Problem(msgspec.Struct, frozen=True):
    """Something that could not be read or decided: never a silent loss."""

    stage: str
    reason: str
    start: int | None = None
    end: int | None = None


class CaptureInfo(msgspec.Struct, frozen=True):
    """Where the text came from. `id` is the SHA-256 of the bytes read."""

    id: str
    source: str
    media_type: str
    characters: int
    url: str | None = None
    captured_at: str | None = None
    publisher: str | None = None


class Record(msgspec.Struct, frozen=True):
    """All that musnad found in one capture."""

    schema: str
    capture: CaptureInfo
    articles: tuple[Article, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()


def to_json(record: Record) -> bytes:
    """The record as one line of UTF-8 JSON."""
    return msgspec.json.encode(record)


def from_json(data: bytes) -> Record:
    """The record in `data`; raises msgspec.ValidationError with the place of what is wrong."""
    return msgspec.json.decode(data, type=Record)
