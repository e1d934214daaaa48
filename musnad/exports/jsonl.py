"""Records as JSON Lines: each line what `musnad read --format json` prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from musnad.records import Record, to_json


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """One record a line; how many."""
    count = 0
    for record in records:
        out.write(to_json(record) + b"\n")
        count += 1
    return count
