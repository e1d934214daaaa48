"""Where results go: standard output, or with `--out` one file for each file read, in the folders they were found in."""

from __future__ import annotations

import os
import pathlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol

from musnad.captures.reading import is_data_set, unpacked_name
from musnad.captures.sources import Source
from musnad.errors import MusnadError


class Sink(Protocol):
    """Takes the results in order."""

    def write(self, source: Source, data: bytes) -> None:
        """Add `data`, which came from `source`."""


@contextmanager
def open_sink(folder: pathlib.Path | None, suffix: str) -> Iterator[Sink]:
    """Standard output, or the files under `folder` whose names end in `suffix`; ended when the block is.

    A reader of standard output that has left (`| head`) ends the block without an error.
    """
    if folder is None:
        try:
            yield StandardOutput()
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # The null device takes what Python still flushes at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    files = OutputFolder(folder, suffix)
    try:
        yield files
    finally:
        files.close()


class StandardOutput:
    """Writes all results to standard output, in UTF-8 whatever the locale."""

    def write(self, source: Source, data: bytes) -> None:
        """Add `data`."""
        sys.stdout.buffer.write(data)


class OutputFolder:
    """Writes results under `folder`: `news/page.html` → `page.json`; two pages of one name get `page.json`, `page-2.json`.

    Results of one source come one after the other and land in one file; those of a data set in a `.jsonl`.
    """

    def __init__(self, folder: pathlib.Path, suffix: str) -> None:
        self._folder = folder
        self._suffix = suffix
        self._taken: set[pathlib.Path] = set()
        self._source: Source | None = None
        self._file: BinaryIO | None = None

    def write(self, source: Source, data: bytes) -> None:
        """Add `data` to the file of `source`; raises MusnadError where it cannot be written."""
        try:
            if self._file is None or source is not self._source:
                self.close()
                path = self._path_for(source)
                path.parent.mkdir(parents=True, exist_ok=True)
                self._source, self._file = source, path.open("wb")
            self._file.write(data)
        except OSError as error:
            raise MusnadError(f"{error.filename or self._folder}: cannot write: {error.strerror}") from error

    def close(self) -> None:
        """End the file being written."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _path_for(self, source: Source) -> pathlib.Path:
        bare = source.inside.with_name(bare_name(source.inside.name))
        number = 1
        suffix = ".jsonl" if self._suffix == ".json" and is_data_set(source.name) else self._suffix
        while (path := self._folder / bare.with_name(_numbered(bare.name, number) + suffix)) in self._taken:
            number += 1
        self._taken.add(path)
        return path


def bare_name(name: str) -> str:
    """A file's name without what tells its format and packing ("a.b.jsonl.gz" → "a.b")."""
    return pathlib.PurePath(unpacked_name(name)).stem or "page"


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"
