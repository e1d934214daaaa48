"""The commands that work on an archive: add, remove, check, stats."""

from __future__ import annotations

import pathlib
import sys
from typing import Annotated

import typer

from musnad.captures.capture import Capture
from musnad.captures.reading import read_source
from musnad.captures.sources import find_sources
from musnad.commands.notices import Notices
from musnad.commands.progress import open_progress

ArchivePath = Annotated[
    pathlib.Path,
    typer.Option(
        "--archive", "-a", metavar="FILE", envvar="MUSNAD_ARCHIVE", help="The archive file (or set MUSNAD_ARCHIVE)."
    ),
]

INTERRUPTED = 130  # exit code after Ctrl-C

ADD_EXAMPLES = """\b
Examples:
  musnad add pages/ --archive news.db                 a folder of pages
  musnad add 'dump/*.jsonl.gz' -a news.db --jobs 2    data sets, in two processes

\b
Stop it at any moment and start it again: nothing is lost, nothing is read
twice. Exit codes: 0 all is in; 1 something could not be read; 2 wrong usage.
"""


def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs, or - for standard input.")
    ],
    archive: ArchivePath,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes that share the reading.")
    ] = 1,
) -> None:
    """Read captures and keep them with their records in an archive; the same page twice is one capture."""
    from musnad.archive.adding import add_captures
    from musnad.archive.store import Archive
    from musnad.workers import settle

    settle()
    sources = list(find_sources(paths))
    complete = True
    with Archive(archive, write=True) as kept, open_progress(sources, visible=False) as progress:
        notices = Notices(progress.say)

        def report(capture: Capture, new: bool) -> None:
            nonlocal complete
            complete = complete and capture.complete
            notices.report(capture)
            progress.count()

        captures = (capture for source in sources for capture in read_source(source, progress.advance))
        say = progress.say if sys.stderr.isatty() else lambda line: None
        try:
            added = add_captures(kept, captures, jobs, report, say)
        except KeyboardInterrupt:
            progress.say("stopped: what was added is kept, and the same command goes on from here")
            raise typer.Exit(INTERRUPTED) from None
        notices.summarise()
    typer.echo(f"{added.new:,} new, {added.known:,} known already, {added.unreadable:,} unreadable", err=True)
    if not complete:
        raise typer.Exit(1)


def remove(
    captures: Annotated[
        list[str], typer.Argument(metavar="CAPTURE...", help="Ids of captures (sha256:...), or their sources.")
    ],
    archive: ArchivePath,
) -> None:
    """Take captures out of an archive, with all that hangs on them."""
    from musnad.archive.store import Archive

    missing = False
    with Archive(archive, write=True) as kept:
        for name in captures:
            rows = kept.db.execute("SELECT hash FROM captures WHERE hash = ?1 OR source = ?1", (name,)).fetchall()
            if not rows:
                typer.echo(f"musnad: no capture {name} in {archive}", err=True)
                missing = True
            for (identity,) in rows:
                kept.remove(identity)
                typer.echo(f"removed {identity}")
    if missing:
        raise typer.Exit(1)


def check(archive: ArchivePath) -> None:
    """Verify hashes, offsets and links of a whole archive; exit code 1 where something is wrong."""
    from musnad.archive.checking import check as faults
    from musnad.archive.store import Archive

    found = 0
    with Archive(archive) as kept:
        for fault in faults(kept):
            typer.echo(fault)
            found += 1
        captures = kept.stats().captures
    typer.echo(f"{captures:,} captures verified, {found:,} faults")
    if found:
        raise typer.Exit(1)


def stats(
    archive: ArchivePath,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Tell how much an archive holds."""
    import msgspec

    from musnad.archive.store import Archive

    with Archive(archive) as kept:
        counted = kept.stats()
    if json:
        sys.stdout.buffer.write(msgspec.json.encode(counted) + b"\n")
        return
    for name in counted.__struct_fields__:
        value = getattr(counted, name)
        shown = f"{value:,}" if isinstance(value, int) else value or "not known"
        typer.echo(f"{name.replace('_', ' '):26}{shown:>16}")
