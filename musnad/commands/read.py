"""`musnad read`: the records of captures."""

from __future__ import annotations

import datetime
import enum
import pathlib
import sys
from collections import deque
from collections.abc import Callable, Iterator
from typing import Annotated

import msgspec
import typer

from musnad.captures.capture import Capture
from musnad.captures.reading import read_source
from musnad.captures.sources import Source, find_sources
from musnad.commands.notices import Notices
from musnad.commands.progress import open_progress
from musnad.output.sinks import open_sink
from musnad.records import Record, to_json
from musnad.workers import read_all, settle


class Format(enum.StrEnum):
    """How records are written."""

    json = "json"
    text = "text"
    markdown = "markdown"


SUFFIXES = {Format.json: ".json", Format.text: ".txt", Format.markdown: ".md"}
# \b keeps the lines as they are.
EXAMPLES = """\b
Examples:
  musnad read page.html                          the record as a tree
  musnad read --format json page.txt             one JSON object
  musnad read news/ --out records/ --jobs 4      a folder of pages, a file each
  musnad read 'dump/*.jsonl.gz' > records.jsonl  data sets, one record a line
  curl -s URL | musnad read - --date 2018-06-28  a page from elsewhere

\b
Exit codes: 0 all was read; 1 something could not be (standard error and the
records' `problems` say what); 2 wrong usage.
"""


def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs, or - for standard input.")
    ],
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="json, text or markdown. Default: text at a terminal, else json."),
    ] = None,
    out: Annotated[
        pathlib.Path | None, typer.Option("--out", "-o", metavar="DIR", help="Write a file for each one read, here.")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", "-d", metavar="DAY", help="The day of publication, as 2018-06-28.")
    ] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Name the rule behind each inferred line (text, markdown).")
    ] = False,
    text: Annotated[bool, typer.Option("--text", help="Write the text that offsets refer to, not the record.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes that share the work.")] = 1,
) -> None:
    """Read captures (text, HTML, JSON Lines, Parquet; also gzip or zstd) and give their records."""
    day = parse_day(date)
    shape = format or (Format.text if sys.stdout.isatty() and out is None else Format.json)
    settle()
    sources = list(find_sources(paths))
    visible = out is None and sys.stdout.isatty()  # then the results themselves show how far the work is
    complete = True
    with open_sink(out, ".txt" if text else SUFFIXES[shape]) as sink, open_progress(sources, visible) as progress:
        notices = Notices(progress.say)
        captures = _captures(sources, progress.advance)
        for source, capture, data in _texts(captures) if text else _records(captures, day, jobs, writer(shape, why)):
            complete = complete and capture.complete
            notices.report(capture)
            sink.write(source, data)
            progress.count()
        notices.summarise()
    if not complete:
        raise typer.Exit(1)


def parse_day(date: str | None) -> datetime.date | None:
    """The day that `--date` names; a wrong one is wrong usage."""
    try:
        return datetime.date.fromisoformat(date) if date else None
    except ValueError:
        raise typer.BadParameter(f"{date!r} is no day: write it as 2018-06-28", param_hint="--date") from None


def writer(shape: Format, why: bool) -> Callable[[Capture, Record], bytes]:
    """What turns a capture and its record into the bytes to write. Loaded here: JSON needs none of the others."""
    if shape is Format.json:
        return lambda _, record: to_json(record) + b"\n"
    if shape is Format.markdown:
        from musnad.output.markdown import as_markdown

        return lambda capture, record: (as_markdown(record, capture.text, why) + "\n").encode()
    from musnad.output.tree import as_tree, terminal_style, terminal_width

    style, width = terminal_style(), terminal_width()
    return lambda capture, record: (as_tree(record, capture.text, width, why, style) + "\n").encode()


def _captures(sources: list[Source], advance: Callable[[int], None]) -> Iterator[tuple[Source, Capture]]:
    for source in sources:
        for capture in read_source(source, advance):
            yield source, capture


def _texts(captures: Iterator[tuple[Source, Capture]]) -> Iterator[tuple[Source, Capture, bytes]]:
    """The text of each capture; a form feed stands between two."""
    first = True
    for source, capture in captures:
        if capture.text:
            yield source, capture, (b"" if first else b"\n\f\n") + capture.text.encode()
            first = False
        else:
            yield source, capture, b""


def _records(
    captures: Iterator[tuple[Source, Capture]],
    day: datetime.date | None,
    jobs: int,
    write: Callable[[Capture, Record], bytes],
) -> Iterator[tuple[Source, Capture, bytes]]:
    """Each capture with its record as written, in order; those that processes still work on wait in a queue."""
    waiting: deque[tuple[Source, Capture]] = deque()

    def taken() -> Iterator[Capture]:
        for source, capture in captures:
            waiting.append((source, capture))
            yield capture

    for record in read_all(taken(), day, jobs):
        source, capture = waiting.popleft()
        faults = tuple(problem for problem in record.problems if problem.reason.startswith("internal error"))
        if faults:
            capture = msgspec.structs.replace(capture, problems=(*capture.problems, *faults))
        yield source, capture, write(capture, record)
