"""What the splitter knows of the press: layouts.toml, read once, and the words that hold for one capture."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from musnad.captures.capture import Capture
from musnad.errors import LexiconError
from musnad.lexicon.data import read_toml
from musnad.text import fold

WordKind = Literal["section", "rail", "widget", "navigation", "advert"]

EXACT: dict[str, WordKind] = {
    "sections": "section",
    "rail_headings": "rail",
    "widgets": "widget",
    "navigation": "navigation",
    "adverts": "advert",
}
OPENINGS: dict[str, WordKind] = {
    "widget_openings": "widget",
    "navigation_openings": "navigation",
    "advert_openings": "advert",
}
OTHER = (
    "agencies", "byline_openings", "credit_words", "function_words", "given_names", "going_on", "manner", "not_credits",
    "outlets", "places", "rail_openings", "root_waw",
)  # fmt: skip
HEAD, TAIL = 4000, 1500  # characters at the page's top and end in which a layout's signs are looked for
LISTS = (*EXACT, *OPENINGS, *OTHER)
_EDGES = " \t\u00a0:.…-–—ـ|*•«»\"“”'{}/<>›‹[]()+،,؛!؟?=_~#\u200e\u200f\u202a-\u202e"
_DOTS = re.compile(r"(?<=\b\w)[. ]+(?=\w\b)")


def line_key(text: str) -> str:
    """`text` as the lists are looked up: folded, one space between words, no marks at its ends (// انتهى // → انتهي)."""
    return " ".join(fold(text).split()).strip(_EDGES)


@lru_cache(maxsize=20_000)
def name_key(text: str) -> str:
    """As `line_key`, with the letters of an abbreviation drawn together (أ.ف.ب and أ ف ب → افب)."""
    return _DOTS.sub("", line_key(text))


class Layout(NamedTuple):
    """One entry of layouts.toml: when it holds, how its pages are known, and what it adds."""

    name: str
    outlet: str
    since: datetime.date | None
    until: datetime.date | None
    signs: tuple[str, ...]
    lists: dict[str, tuple[str, ...]]
    trailing_items: int

    def holds(self, day: datetime.date | None) -> bool:
        """Whether the layout holds on `day`; an unknown day rules nothing out."""
        return day is None or not ((self.since and day < self.since) or (self.until and day > self.until))


class PageWords:
    """The word lists that hold for one capture, made ready for look-up. Immutable."""

    def __init__(self, lists: dict[str, tuple[str, ...]], trailing_items: int = 0) -> None:
        self.kinds: dict[str, WordKind] = {
            line_key(row): kind for name, kind in reversed(EXACT.items()) for row in lists[name] if line_key(row)
        }
        self.openings: tuple[tuple[tuple[str, ...], WordKind], ...] = tuple(
            (lists[name], kind) for name, kind in OPENINGS.items()
        )
        self.any_opening = tuple(row for name in OPENINGS for row in lists[name])
        self.rail_openings = tuple(sorted(lists["rail_openings"], key=len, reverse=True))
        self.all_openings = (*self.any_opening, *self.rail_openings)
        self.byline_openings = tuple(sorted(lists["byline_openings"], key=len, reverse=True))
        self.sections = tuple(sorted(lists["sections"], key=len, reverse=True))
        self.agencies = frozenset(map(name_key, lists["agencies"]))
        self.outlets = frozenset(map(name_key, (*lists["outlets"], *lists["agencies"])))
        self.credit_words = frozenset(map(name_key, lists["credit_words"]))
        self.not_credits = frozenset(map(name_key, lists["not_credits"]))
        self.places = frozenset(map(name_key, lists["places"]))
        self.given_names = frozenset(map(name_key, lists["given_names"]))
        self.going_on = lists["going_on"]
        self.root_waw = frozenset(lists["root_waw"])
        self.function_words = frozenset(map(name_key, lists["function_words"]))
        self.manner = frozenset(map(name_key, lists["manner"]))
        self.trailing_items = trailing_items

    def section_opening(self, text: str) -> str:
        """The section's name that `text` opens with, more words behind it (المشرق العربي عربات ... → المشرق العربي); "" if none."""
        if not text.startswith(self.sections):
            return ""
        return next((s for s in self.sections if text.startswith(s) and text[len(s) : len(s) + 1].isspace()), "")


class Layouts:
    """All of layouts.toml."""

    def __init__(self, lists: dict[str, tuple[str, ...]], layouts: tuple[Layout, ...]) -> None:
        self.lists = lists
        self.layouts = layouts
        self._words: dict[tuple[str, ...], PageWords] = {}

    def of(self, capture: Capture) -> tuple[Layout, ...]:
        """The layouts whose signs the capture bears and whose days hold, in the file's order."""
        day = _day_of(capture)
        told = (
            capture.url,
            capture.publisher,
            capture.metadata.publisher,
            capture.text[:HEAD],
            capture.text[HEAD:][-TAIL:],
        )
        shown = "\n".join(filter(None, told))
        return tuple(one for one in self.layouts if one.holds(day) and any(sign in shown for sign in one.signs))

    def words_for(self, capture: Capture) -> PageWords:
        """The general lists with what the capture's layouts add."""
        chosen = self.of(capture)
        names = tuple(layout.name for layout in chosen)
        if names not in self._words:
            lists = {name: self.lists[name] + tuple(r for one in chosen for r in one.lists[name]) for name in LISTS}
            self._words[names] = PageWords(lists, max((one.trailing_items for one in chosen), default=0))
        return self._words[names]


def _day_of(capture: Capture) -> datetime.date | None:
    """The day the page was published or captured, where its metadata tell one."""
    for value in (capture.metadata.published, capture.captured_at):
        try:
            return datetime.date.fromisoformat((value or "")[:10])
        except ValueError:
            continue
    return None


def parse_layouts(table: dict[str, object]) -> Layouts:
    """The layouts in the table that layouts.toml holds; raises LexiconError that names the entry at fault."""
    path = files("musnad.lexicon") / "layouts.toml"
    words, entries = table.get("words", {}), table.get("layout", [])
    if not isinstance(words, dict) or set(words) != set(LISTS):
        raise LexiconError(f"{path}: [words] must hold exactly the lists {', '.join(LISTS)}")
    if not isinstance(entries, list):
        raise LexiconError(f"{path}: [[layout]] must be a list of tables")
    lists = {name: _rows(words[name], f"{path}: [words] {name}") for name in LISTS}
    return Layouts(lists, tuple(_layout(entry, f"{path}: [[layout]] {number}") for number, entry in enumerate(entries)))


def _layout(entry: dict[str, object], where: str) -> Layout:
    unknown = set(entry) - {"name", "outlet", "since", "until", "signs", "trailing_items", *LISTS}
    if unknown:
        raise LexiconError(f"{where}: unknown field {min(unknown)!r}")
    days = [entry.get("since"), entry.get("until")]
    since, until = (day if isinstance(day, datetime.date) else None for day in days)
    if [since, until] != days:
        raise LexiconError(f"{where}: since and until are days (2018-01-01)")
    trailing = entry.get("trailing_items", 0)
    if not isinstance(trailing, int) or not entry.get("name") or not entry.get("signs"):
        raise LexiconError(f"{where}: needs a name, signs, and a number in trailing_items if any")
    lists = {name: _rows(entry.get(name, []), f"{where}: {name}") for name in LISTS}
    signs = _rows(entry["signs"], f"{where}: signs")
    return Layout(str(entry["name"]), str(entry.get("outlet", "")), since, until, signs, lists, trailing)


def _rows(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(row, str) and row.strip() for row in value):
        raise LexiconError(f"{where}: a list of words is due")
    return tuple(value)


@lru_cache(maxsize=1)
def load_layouts() -> Layouts:
    """The layouts that ship with the program; read at the first call, then remembered."""
    return parse_layouts(read_toml("layouts.toml"))
