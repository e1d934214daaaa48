"""A record as Markdown: for a note, a wiki, or a mail to a colleague."""

from __future__ import annotations

import re
from collections.abc import Iterator

from musnad.output.outline import Item, isolate, outline
from musnad.output.tree import printable
from musnad.records import Record

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def as_markdown(record: Record, text: str, why: bool = False) -> str:
    """`record` as Markdown: a heading for the capture and each article, lists below; direct words stand in bold."""
    root = outline(record, text, why)
    lines = [f"# {_escaped(root.label)}", "", _escaped(root.note), ""]
    for item in root.below:
        lines += _section(item)
    return "\n".join(lines).rstrip() + "\n"


def _section(item: Item) -> Iterator[str]:
    if not item.text and not item.below:
        yield f"- {_line(item)}"
        return
    yield ""
    yield f"## {_line(item)}"
    yield ""
    for child in item.below:
        yield from _list(child, 0)


def _list(item: Item, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}- {_line(item)}"
    for child in item.below:
        yield from _list(child, depth + 1)


def _line(item: Item) -> str:
    words = " ".join(
        f"**«{isolate(_escaped(text))}»**" if quoted else isolate(_escaped(text)) for text, quoted in item.text
    )
    note = f" ({_escaped(item.note, isolated=True)})" if item.note else ""
    return f"{item.label}: {words}{note}" if words else f"{item.label}{note}"


def _escaped(text: str, isolated: bool = False) -> str:
    return _SPECIAL.sub(r"\\\1", text if isolated else printable(text))
