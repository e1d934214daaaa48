"""Statements as Parquet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from musnad.exports.rows import StatementRow, statement_rows
from musnad.records import Record

GROUP = 20_000  # rows held before they are written


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """One statement a row, in row groups of GROUP; how many."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = StatementRow.__annotations__
    schema = pa.schema([(name, pa.int64() if kind == "int" else pa.string()) for name, kind in fields.items()])
    rows: list[StatementRow] = []
    count = 0
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for record in records:
            rows += statement_rows(record)
            if len(rows) >= GROUP:
                writer.write_table(_table(rows, schema))
                count += len(rows)
                rows = []
        writer.write_table(_table(rows, schema))
    return count + len(rows)


def _table(rows: list[StatementRow], schema: Any) -> Any:
    import pyarrow as pa

    columns = {name: [getattr(row, name) for row in rows] for name in schema.names}
    return pa.table(columns, schema=schema)
