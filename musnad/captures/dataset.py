"""Data sets with one article a row, JSON Lines and Parquet, as web-crawl corpora have them: rows → Captures, streamed."""

from __future__ import annotations

import datetime
import io
import json
import re
from collections.abc import Iterable, Iterator

import msgspec

from musnad.captures.capture import Block, Capture, PageMetadata
from musnad.captures.checks import STAGE, clean, inspect, mend_surrogates
from musnad.captures.html import read_html_text
from musnad.captures.plain import digest, unreadable
from musnad.captures.stream import PAGE_LIMIT, ROW_LIMIT, ByteStream
from musnad.records import Problem

# The columns of crawl corpora and news data sets by what they hold; the first that a row fills is taken.
COLUMNS = {
    "text": ("text", "content", "body", "maintext", "article_text", "raw_content"),
    "title": ("title", "headline"),
    "url": ("url", "link", "source_url"),
    "date": ("date", "published", "publish_date", "date_publish", "published_at", "publication_date"),
    "author": ("byline", "author", "authors"),
    "section": ("section", "category"),
    "publisher": ("publisher", "outlet", "site_name", "source"),
}
PARQUET_BATCH = 256  # rows held at a time
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MARKUP = re.compile(r"\s*<(?:!doctype|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)

Row = dict[str, object]


def read_jsonl(stream: ByteStream, source: str) -> Iterator[Capture]:
    """One capture a line, named `source#LINE` from 1; a line that is no JSON object is one that says so."""
    decoder = msgspec.json.Decoder(Row)
    for number, line in enumerate(stream.lines(), 1):
        name = f"{source}#{number}"
        if line is None:
            yield unreadable(name, f"a line of more than {ROW_LIMIT >> 20} MiB", media_type="application/json")
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            row = parse_row(line, decoder)
            yield (
                row_capture(row, name)
                if row is not None
                else unreadable(name, "not a JSON object", line, "application/json")
            )


def read_parquet(stream: ByteStream, source: str) -> Iterator[Capture]:
    """One capture a row, named `source#ROW` from 1; only the columns that a capture needs are read."""
    import pyarrow
    from pyarrow import parquet

    data = stream.read(4 * PAGE_LIMIT)
    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        known = {column for columns in COLUMNS.values() for column in columns}
        wanted = [name for name in file.schema_arrow.names if name.lower() in known]
        number = 0
        for batch in file.iter_batches(PARQUET_BATCH, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield row_capture(row, f"{source}#{number}", "application/vnd.apache.parquet")
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        reason = "damaged Parquet file: " + str(error).split("\n", 1)[0]
        yield unreadable(source, reason, data[:PARQUET_BATCH], "application/vnd.apache.parquet")


def parse_row(line: bytes, decoder: msgspec.json.Decoder[Row] | None = None) -> Row | None:
    """The JSON object in `line`, None if it is none. Lone surrogates and broken UTF-8 are let through to be mended."""
    try:
        return (decoder or msgspec.json.Decoder(Row)).decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        value = json.loads(line.decode("utf-8-sig", "replace"), strict=False)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def row_capture(row: Row, source: str, media_type: str = "application/json") -> Capture:
    """The capture of one row. The title becomes the first line, above a blank one, unless the text opens with it.

    The id is that of the row's text, title, address and date in this order, as a JSON array: the same from either format.
    """
    row = {column.lower(): value for column, value in row.items()}
    cells = {key: cell(row, key) for key in COLUMNS}
    text, title = cells["text"] or "", (cells["title"] or "").strip()
    if not text.strip() and not title:
        columns = "/".join(COLUMNS["text"][:2])
        return unreadable(source, f"no text in the row (column {columns})", repr(sorted(row)).encode(), media_type)
    identity = digest(msgspec.json.encode([cells[key] for key in ("text", "title", "url", "date")]))
    blocks: tuple[Block, ...] = ()
    if _MARKUP.match(text) and "</" in text:
        page = read_html_text(text)
        text, blocks = page.text, page.blocks
    if title and not text.lstrip().startswith(title):
        lead = len(title) + 2
        text = f"{title}\n\n{text}"
        blocks = tuple(msgspec.structs.replace(b, start=b.start + lead, end=b.end + lead) for b in blocks)
    text, problems = clean(text)
    day = day_in(cells["date"])
    if cells["date"] and day is None:
        problems.append(Problem(STAGE, f"date not understood: {cells['date'][:40]}"))
    broken = text.count("\ufffd")
    if broken:
        problems.append(Problem(STAGE, f"{broken} characters were lost before (U+FFFD)", text.find("\ufffd")))
    problems += inspect(text, text.encode())
    metadata = PageMetadata(title or None, cells["author"], cells["section"], None, cells["publisher"])
    return Capture(
        identity, source, text, media_type, cells["url"], None, cells["publisher"], metadata, blocks, tuple(problems), day
    )  # fmt: skip


def cell(row: Row, key: str) -> str | None:
    """The row's value for `key` as text without lone surrogates; None where no column holds one."""
    for column in COLUMNS[key]:
        value = row.get(column)
        if isinstance(value, str) and value:
            return mend_surrogates(value)[0]
        if isinstance(value, datetime.date):
            return value.isoformat()
        if isinstance(value, list) and value and isinstance(value[0], str):
            return mend_surrogates("، ".join(map(str, value)))[0]
    return None


def day_in(date: str | None) -> str | None:
    """The ISO day that `date` opens with ("2018-06-28T09:00:00+03:00" → "2018-06-28"); None where it is no such day."""
    found = _DAY.match(date.strip()) if date else None
    if found is None:
        return None
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None


def looks_like_jsonl(head: bytes) -> bool:
    """True where the first line is a JSON object with a text column, or opens like one."""
    line = head.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    if not line.startswith(b"{"):
        return False
    row = parse_row(line)
    names: Iterable[str] = row if row is not None else re.findall(r'"(\w+)"\s*:', line.decode("utf-8", "replace"))
    return any(column in names for column in COLUMNS["text"])
