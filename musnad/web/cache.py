"""Answers kept for as long as the archive does not change: the same page asked again costs no query."""

from __future__ import annotations

import pathlib
from collections import OrderedDict
from typing import NamedTuple

MOST_BYTES = 64 << 20
LARGEST = 1 << 20  # bytes of one answer that is kept


class Answer(NamedTuple):
    """What was sent: headers as ASGI has them, and the whole body."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    tag: bytes


class Cache:
    """The answers last asked for, least used thrown out first; all of them when the archive's files change."""

    def __init__(self, archive: pathlib.Path) -> None:
        self._files = (archive, archive.with_name(archive.name + "-wal"))
        self._mark: tuple[tuple[int, int], ...] = ()
        self._known: OrderedDict[bytes, Answer] = OrderedDict()
        self._bytes = 0

    def get(self, key: bytes) -> Answer | None:
        """The answer kept under a key, if the archive is as it was."""
        mark = tuple(map(_mark, self._files))
        if mark != self._mark:
            self._mark, self._bytes = mark, 0
            self._known.clear()
        found = self._known.get(key)
        if found is not None:
            self._known.move_to_end(key)
        return found

    def put(self, key: bytes, answer: Answer) -> None:
        """Keep an answer, and let go of the least used ones where there are too many bytes."""
        if len(answer.body) > LARGEST or key in self._known:
            return
        self._known[key] = answer
        self._bytes += len(answer.body)
        while self._bytes > MOST_BYTES:
            _, gone = self._known.popitem(last=False)
            self._bytes -= len(gone.body)


def _mark(path: pathlib.Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except OSError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_size
