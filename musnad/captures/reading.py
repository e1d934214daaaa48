"""Paths → Captures, whatever the files are: the one door through which everything is read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import msgspec

from musnad.captures.capture import Capture
from musnad.captures.checks import STAGE
from musnad.captures.plain import read_plain, unreadable
from musnad.captures.sources import Source, find_sources
from musnad.captures.stream import PAGE_LIMIT, ByteStream
from musnad.records import Problem

HEAD = 1 << 13
PACKED = (".gz", ".gzip", ".zst", ".zstd")

RowReader = Callable[[ByteStream, str], Iterator[Capture]]
PageReader = Callable[[bytes, str], Capture]


def read_captures(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Capture]:
    """The captures in files, folders, globs and standard input ("-"), streamed, in a fixed order.

    Nothing raises: what cannot be read is a capture without text and with a problem, its `complete` False.
    """
    for source in find_sources(paths):
        yield from read_source(source)


def read_source(source: Source, progress: Callable[[int], None] | None = None) -> Iterator[Capture]:
    """The captures in one file: one of a page, one a row of a data set.

    `progress` is told of the bytes taken from the file, as they are taken.
    """
    if source.fault:
        yield unreadable(source.name, source.fault)
    elif source.path is None:
        yield from _read_open(sys.stdin.buffer, source.name, progress)
    else:
        try:
            file = source.path.open("rb")
        except OSError as error:
            yield unreadable(source.name, (error.strerror or str(error)).lower())
            return
        with file:
            yield from _read_open(file, source.name, progress)


def read_bytes(data: bytes, source: str) -> Capture:
    """The capture of one page, text or HTML, as its first bytes tell; no data set and nothing packed."""
    return _page_reader(source, data[:HEAD])(data, source)


def _read_open(file: BinaryIO, name: str, progress: Callable[[int], None] | None) -> Iterator[Capture]:
    stream = ByteStream(file, progress)
    head = stream.head(HEAD)
    rows = _row_reader(name, head)
    if rows is None:
        data = stream.read(PAGE_LIMIT)
        yield _with_fault(_page_reader(name, head)(data, name), stream, data)
        return
    yield from rows(stream, name)
    if stream.fault:
        yield unreadable(name, f"{stream.fault}; what came before was read")


def _with_fault(capture: Capture, stream: ByteStream, data: bytes) -> Capture:
    if stream.fault is None:
        return capture
    if not data.strip():
        return unreadable(capture.source, stream.fault)
    problem = Problem(STAGE, f"{stream.fault}; what came before was read", len(capture.text), len(capture.text))
    return msgspec.structs.replace(capture, problems=(*capture.problems, problem), complete=False)


def unpacked_name(name: str) -> str:
    """`name` without the ending of a packed file ("page.html.gz" → "page.html")."""
    stem, ending = os.path.splitext(name)
    return stem if ending.lower() in PACKED else name


def is_data_set(name: str) -> bool:
    """True where a file's name says that it holds rows."""
    return _suffix(name) in (".jsonl", ".ndjson", ".parquet")


def _suffix(name: str) -> str:
    return os.path.splitext(unpacked_name(name))[1].lower()


def _row_reader(name: str, head: bytes) -> RowReader | None:
    """What reads a data set, None for a page. Imported where it is needed: pyarrow takes long to load."""
    suffix = _suffix(name)
    if head.startswith(b"PAR1"):
        from musnad.captures.dataset import read_parquet

        return read_parquet
    if suffix in (".jsonl", ".ndjson"):
        from musnad.captures.dataset import read_jsonl

        return read_jsonl
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        from musnad.captures.dataset import looks_like_jsonl, read_jsonl

        return read_jsonl if looks_like_jsonl(head) else None
    return None


def _page_reader(name: str, head: bytes) -> PageReader:
    if _suffix(name) in (".html", ".htm", ".xhtml") or b"<" in head[:1024]:
        from musnad.captures.html import looks_like_html, read_html

        if _suffix(name) in (".html", ".htm", ".xhtml") or looks_like_html(head):
            return read_html
    return read_plain
