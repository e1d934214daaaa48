"""The data files of the lexicon, as rows and tables; their own loaders make something of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from musnad.errors import LexiconError


def read_rows(name: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Each row of the tab-separated file `name` with its line number; '#' opens a comment line, blank lines are skipped.

    Raises LexiconError with path and line where a row has not `columns` cells.
    """
    path = files("musnad.lexicon") / name
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns:
            raise LexiconError(f"{path}:{number}: {len(cells)} cells where {columns} are due")
        yield number, cells


def read_toml(name: str) -> dict[str, Any]:
    """The tables of the TOML file `name`; raises LexiconError with its path."""
    path = files("musnad.lexicon") / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: {error}") from error
