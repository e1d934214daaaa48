"""More captures than there are: those of an archive again, with some of their words changed, records and all."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from musnad.archive.store import Archive
from musnad.captures.capture import Capture
from musnad.records import Record

CHANGED = 0.25  # share of the words that stand in no name, time or cue
_WORD = re.compile(r"[ء-ي]{3,}")


class Pattern:
    """One capture and its record, and which words of it may be changed without moving anything."""

    def __init__(self, text: str, record: Record) -> None:
        self.text = text
        self.record: dict[str, Any] = msgspec.to_builtins(record)
        borders = {border for span in _spans(self.record) for border in (span["start"], span["end"])}
        kept = [(m.start, m.end) for m in record.mentions]
        kept += [(t.start, t.end) for t in record.times]
        kept += [(s.cue.start, s.cue.end) for s in record.statements]
        covered = {position for start, end in kept for position in range(start, end)}
        self.words = [
            match.span()
            for match in _WORD.finditer(text)
            if match.start() not in covered
            and match.end() - 1 not in covered
            and not any(at in borders for at in range(match.start() + 1, match.end()))
        ]

    def changed(self, number: int, chance: random.Random, words: dict[int, list[str]]) -> tuple[Capture, Record]:
        """The capture again as the `number`th: each changed word becomes another of its length, so all offsets stay."""
        pieces, at = [], 0
        for start, end in self.words:
            if chance.random() < CHANGED:
                pieces += [self.text[at:start], chance.choice(words[end - start])]
                at = end
        text = "".join([*pieces, self.text[at:]])
        identity = f"sha256:{number:064x}"
        record = msgspec.convert(_cut_again(self.record, text), Record)
        about = msgspec.structs.replace(record.capture, id=identity, source=f"repeated/{number}")
        capture = Capture(identity, about.source, text, about.media_type, about.url, publisher=about.publisher)
        return capture, msgspec.structs.replace(record, capture=about)


def patterns(archive: Archive, most: int) -> Iterator[Pattern]:
    """Some captures of an archive, from all over it, as patterns."""
    for (capture,) in archive.db.execute("SELECT id FROM captures ORDER BY id % 97, id LIMIT ?", (most,)).fetchall():
        yield Pattern(archive.text_of(capture), archive.record_of(capture))


def vocabulary(found: list[Pattern]) -> dict[int, list[str]]:
    """The words of some patterns as often as they stand there, by length: what is common stays common."""
    words: dict[int, list[str]] = {}
    for pattern in found:
        for start, end in pattern.words:
            words.setdefault(end - start, []).append(pattern.text[start:end])
    return words


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield value
        for part in value.values():
            yield from _spans(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _spans(part)


def _cut_again(value: Any, text: str) -> Any:
    """The record's parts with the words that now stand at their offsets."""
    if isinstance(value, dict):
        made = {key: _cut_again(part, text) for key, part in value.items()}
        if "text" in made and "start" in made and "end" in made:
            made["text"] = text[made["start"] : made["end"]]
        return made
    if isinstance(value, list | tuple):
        return [_cut_again(part, text) for part in value]
    return value
