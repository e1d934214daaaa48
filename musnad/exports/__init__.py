"""Exports: one file a format, each with `write(records, out)`, streamed; `FORMATS` names them."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import BinaryIO, Protocol, cast

from musnad.records import Record

FORMATS = {
    "csv": "statements as a table, one a row (UTF-8 with a mark at its head, so that spreadsheets open it right)",
    "jsonl": "records, one JSON object a line",
    "parquet": "statements as a table, for data frames and databases",
    "schema-org": "articles and quotations as schema.org JSON-LD, one NewsArticle a line",
    "web-annotation": "statements as W3C Web Annotations, one JSON-LD object a line",
}


class Exporter(Protocol):
    """What a format's module offers."""

    def write(self, records: Iterable[Record], out: BinaryIO) -> int:
        """Write the records as they come; how many rows or objects were written."""


def exporter(name: str) -> Exporter:
    """The exporter of a format; raises KeyError for a name that is none of FORMATS."""
    if name not in FORMATS:
        raise KeyError(name)
    return cast(Exporter, importlib.import_module(f"musnad.exports.{name.replace('-', '_')}"))
