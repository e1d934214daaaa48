"""What the user names (files, folders, globs, "-") → the files to read, in a fixed order."""

from __future__ import annotations

import glob
import os
import pathlib
from collections.abc import Iterable, Iterator

import msgspec

STANDARD_INPUT = "-"
# What browsers and crawlers save beside a page; passed over in a folder, read where it is named itself.
NOT_PAGES = frozenset(
    [
        ".avif",
        ".bmp",
        ".css",
        ".eot",
        ".gif",
        ".ico",
        ".jpeg",
        ".jpg",
        ".js",
        ".m4a",
        ".mov",
        ".mp3",
        ".mp4",
        ".ogg",
        ".otf",
        ".pdf",
        ".png",
        ".svg",
        ".tif",
        ".tiff",
        ".ttf",
        ".wav",
        ".webm",
        ".webp",
        ".woff",
        ".woff2",
        ".zip",
    ]
)


class Source(msgspec.Struct, frozen=True):
    """A file to read: its path (None: standard input), the name that records give it, and its place under the folder named.

    `fault` says why there is nothing to read.
    """

    path: pathlib.Path | None
    name: str
    inside: pathlib.PurePath
    fault: str | None = None


def find_sources(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Source]:
    """The files that `paths` name. A folder gives all pages under it, sorted; hidden files and pictures are passed over."""
    for given in paths:
        named = os.fspath(given)
        path = pathlib.Path(named)
        if named == STANDARD_INPUT:
            yield Source(None, STANDARD_INPUT, pathlib.PurePath("stdin"))
        elif path.is_dir():
            yield from _in_folder(path)
        elif os.path.lexists(path):
            yield named_source(path)
        elif glob.has_magic(named):
            yield from _of_glob(named)
        else:
            yield named_source(path)  # opening it says what is wrong


def named_source(path: pathlib.Path) -> Source:
    """The one file at `path`, whether it exists or not."""
    return Source(path, readable_name(path), pathlib.PurePath(path.name))


def readable_name(path: pathlib.Path) -> str:
    """The path as text that can be printed, also where the file system's bytes are not UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def _of_glob(pattern: str) -> Iterator[Source]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        yield Source(None, pattern, pathlib.PurePath("glob"), "no file matches")
    files = [path for path in found if not os.path.isdir(path)]
    if files:
        yield from find_sources(files)
    elif found:
        yield from find_sources(found)


def _in_folder(folder: pathlib.Path) -> Iterator[Source]:
    closed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = pathlib.Path(parent, name)
            special = path.exists() and not path.is_file()  # a pipe or a device would never end
            if name.startswith(".") or path.suffix.lower() in NOT_PAGES or special:
                continue
            yield Source(path, readable_name(path), path.relative_to(folder))
    for error in closed:
        path = pathlib.Path(error.filename)
        yield Source(path, readable_name(path), pathlib.PurePath(path.name), error.strerror or "cannot be read")
