"""The Python face of the program: one page in, its record out; many in, many out."""

from __future__ import annotations

import datetime
import os
import pathlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from musnad.captures.reading import read_bytes, read_captures, read_source
from musnad.captures.sources import named_source, readable_name
from musnad.errors import CaptureError
from musnad.reader import read_capture
from musnad.records import Record
from musnad.workers import read_all

if TYPE_CHECKING:
    from musnad.archive.view import OpenArchive

Day = datetime.date | str | None


def read(page: str | bytes | os.PathLike[str], date: Day = None) -> Record:
    """The record of one page: a path, the page's bytes, or its text (a `str` with a line break in it is text).

    `date` is the day of publication where it is known ("2018-06-28" or a date). Raises CaptureError where nothing can be
    read, where the file holds more than one capture (a data set: use `read_many`), or where `date` is no day.
    """
    day = parse_day(date)
    if isinstance(page, bytes):
        return read_capture(read_bytes(page, "bytes"), day)
    if isinstance(page, str) and "\n" in page:
        return read_capture(read_bytes(page.encode("utf-8", "replace"), "text"), day)
    path = pathlib.Path(page)
    captures = list(islice(read_source(named_source(path)), 2))
    if len(captures) > 1:
        raise CaptureError(f"{readable_name(path)}: holds more than one capture; use read_many")
    if not captures[0].text:
        raise CaptureError(f"{captures[0].source}: {captures[0].problems[0].reason}")
    return read_capture(captures[0], day)


def read_many(paths: Iterable[str | os.PathLike[str]], date: Day = None, jobs: int = 1) -> Iterator[Record]:
    """The records of all captures in files, folders, globs and "-", in order, streamed.

    `date` holds for all of them; without it, the day that a data set's row tells. `jobs` processes share the work; the
    records are the same for any number. What cannot be read is a record without articles whose `problems` say why.
    """
    return read_all(read_captures(paths), parse_day(date), jobs)


def open_archive(path: str | os.PathLike[str]) -> OpenArchive:
    """The archive in a file, for reading; raises ArchiveError where it cannot be opened."""
    from musnad.archive.view import OpenArchive  # here: most users of the package open no archive

    return OpenArchive(pathlib.Path(path))


def parse_day(date: Day) -> datetime.date | None:
    """`date` as a day; raises CaptureError where it is a text that names none."""
    if not isinstance(date, str):
        return date
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        raise CaptureError(f"{date!r} is no day: write it as 2018-06-28") from None
