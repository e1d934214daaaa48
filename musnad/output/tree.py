"""A record as a tree for a terminal, safe where Arabic and Latin stand on one line."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator

from musnad.output.outline import Item, isolate, outline
from musnad.records import Record

NARROWEST, WIDEST = 24, 140
# What a page could do to a terminal: control characters (escape sequences), and bidi controls that would break out of
# the isolate that a text is put in.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]+")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")

Style = dict[str, str]
PLAIN: Style = {"label": "{}", "note": "{}", "quoted": "{}", "plain": "{}"}
COLOURED: Style = {
    "label": "\x1b[36m{}\x1b[0m",
    "note": "\x1b[2m{}\x1b[0m",
    "quoted": "\x1b[32m{}\x1b[0m",
    "plain": "{}",
}


def as_tree(record: Record, text: str, width: int = 100, why: bool = False, style: Style = PLAIN) -> str:
    """`record` as lines of at most about `width` columns, the last ended by a line feed. `text` is the capture's."""
    root = outline(record, text, why)
    lines = [f"{style['label'].format(printable(root.label))}  {style['note'].format(printable(root.note))}"]
    for item, last in _marked_last(root.below):
        lines += _lines(item, "└─ " if last else "├─ ", "   " if last else "│  ", width, style)
    return "\n".join(lines) + "\n"


def terminal_style() -> Style:
    """Colours where standard output is a terminal and the user has not asked for none (NO_COLOR)."""
    return COLOURED if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else PLAIN


def terminal_width() -> int:
    """The columns of the terminal; 100 where there is none."""
    return min(shutil.get_terminal_size((100, 24)).columns, WIDEST)


def printable(text: str) -> str:
    """`text` on one line, without what could act on the terminal."""
    return _UNSAFE.sub(" ", text)


def _lines(item: Item, lead: str, under: str, width: int, style: Style) -> Iterator[str]:
    note = f" {style['note'].format(_note(item.note))}" if item.note else ""
    if not item.text:
        yield f"{lead}{style['label'].format(item.label)}{note}"
    else:
        room = max(width - len(under) - len(item.label) - 1, NARROWEST)
        first = f"{lead}{style['label'].format(item.label)} "
        # Below a line that has more under it, its own further lines keep the branch in sight.
        rest = under + ("│" if item.below else " ") + " " * len(item.label)
        rows = [row for text, quoted in item.text for row in _wrapped(text, quoted, room, style)]
        for number, row in enumerate(rows):
            yield (rest if number else first) + row + (note if number == len(rows) - 1 else "")
    for child, last in _marked_last(item.below):
        yield from _lines(child, under + ("└─ " if last else "├─ "), under + ("   " if last else "│  "), width, style)


def _wrapped(text: str, quoted: bool, room: int, style: Style) -> list[str]:
    shown = f"«{printable(text)}»" if quoted else printable(text)
    rows = textwrap.wrap(shown, room, break_long_words=False) or [""]
    return [style["quoted" if quoted else "plain"].format(isolate(row)) for row in rows]


def _note(note: str) -> str:
    return f"({_CONTROLS.sub(' ', note)})"


def _marked_last(items: tuple[Item, ...]) -> Iterator[tuple[Item, bool]]:
    for number, item in enumerate(items, 1):
        yield item, number == len(items)
