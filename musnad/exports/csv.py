"""Statements as CSV (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from musnad.exports.rows import StatementRow, statement_rows
from musnad.records import Record

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that opens so is run by spreadsheets


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """A header and one statement a row; how many statements. A cell that a spreadsheet would run gets a ' before it."""
    text = io.TextIOWrapper(out, "utf-8-sig", errors="replace", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(StatementRow.__struct_fields__)
    count = 0
    for record in records:
        for row in statement_rows(record):
            writer.writerow([_safe(getattr(row, name)) for name in row.__struct_fields__])
            count += 1
    text.detach()
    return count


def _safe(cell: object) -> object:
    return "'" + cell if isinstance(cell, str) and cell.startswith(FORMULA) else cell
