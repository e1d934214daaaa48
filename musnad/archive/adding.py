"""Captures in, kept and linked: the work behind `musnad add`.

It can be stopped at any moment and started again: a batch is kept whole or not at all, a capture that is in the archive
is not read again, and what a stop left unlinked is linked by the next run.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import msgspec

from musnad.archive.conflicts import find_new
from musnad.archive.copies import link_new
from musnad.archive.store import Archive
from musnad.archive.stories import group_new
from musnad.captures.capture import Capture
from musnad.captures.plain import unreadable
from musnad.records import Record
from musnad.workers import read_all

BATCH = 100  # captures kept in one transaction
LONGEST = 4 << 20  # characters of one capture: a page of news has thousands; so many take 20 seconds and 0.7 GB


class Added(msgspec.Struct, frozen=True):
    """What a run did: captures kept, captures that were there already, captures that could not be read."""

    new: int
    known: int
    unreadable: int


def add_captures(
    archive: Archive,
    captures: Iterable[Capture],
    jobs: int = 1,
    report: Callable[[Capture, bool], None] | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> Added:
    """Read and keep all captures that are not in the archive yet, then link what is new.

    `report` is told of each capture, and whether it was new; `say` of the steps that follow the reading. Memory does not grow with the number of captures.
    """
    counts = {"new": 0, "known": 0, "unreadable": 0}
    waiting: deque[Capture] = deque()

    def unknown() -> Iterator[Capture]:
        for capture in captures:
            if len(capture.text) > LONGEST:
                capture = unreadable(capture.source, f"more than {LONGEST:,} characters: no page of news is so long")
            kind = "unreadable" if not capture.text else "known" if archive.has(capture.id) else ""
            if kind:
                counts[kind] += 1
                if report:
                    report(capture, False)
            else:
                waiting.append(capture)
                yield capture

    def read() -> Iterator[tuple[Capture, Record]]:
        for record in read_all(unknown(), None, jobs):
            yield waiting.popleft(), record

    pairs = read()
    while batch := list(islice(pairs, BATCH)):
        added = archive.add(batch)
        counts["new"] += added
        counts["known"] += len(batch) - added
        for capture, _ in batch:
            if report:
                report(capture, True)
    link(archive, say)
    return Added(**counts)


def link(archive: Archive, say: Callable[[str], None] = lambda line: None) -> None:
    """Compare, group and set side by side what is new; nothing to do where nothing is. `say` is told of each step."""
    for line, step in (
        ("looking for copies and versions", link_new),
        ("grouping into stories", group_new),
        ("setting claims side by side", find_new),
    ):
        say(line)
        step(archive)
