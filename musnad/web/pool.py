"""Open archives for the server's threads: each request borrows one, so that no two share a connection at a time."""

from __future__ import annotations

import pathlib
import queue
from collections.abc import Iterator
from contextlib import contextmanager

from musnad.archive.view import OpenArchive


class Pool:
    """Archives opened for reading, made as they are needed and kept."""

    def __init__(self, path: pathlib.Path) -> None:
        self._path = path
        self._free: queue.SimpleQueue[OpenArchive] = queue.SimpleQueue()

    @contextmanager
    def borrow(self) -> Iterator[OpenArchive]:
        """An archive for the length of a request. Raises ArchiveError where the file cannot be opened."""
        try:
            archive = self._free.get_nowait()
        except queue.Empty:
            archive = OpenArchive(self._path)
        try:
            yield archive
        finally:
            self._free.put(archive)

    def version(self) -> str:
        """Changes when the archive does: for ETags."""
        with self.borrow() as archive:
            row = archive.store.db.execute(
                "SELECT (SELECT max(id) FROM captures), (SELECT count(*) FROM captures), (SELECT count(*) FROM stories), "
                "(SELECT count(*) FROM conflicts)"
            ).fetchone()
        return "-".join(str(cell or 0) for cell in row)
