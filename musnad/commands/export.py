"""`musnad export`: the records of an archive in other formats."""

from __future__ import annotations

import contextlib
import pathlib
import sys
from typing import Annotated, BinaryIO, cast

import typer

from musnad.commands.archive import ArchivePath
from musnad.exports import FORMATS, exporter

EXAMPLES = "\b\nFormats:\n" + "\n".join(f"  {name:16}{what}" for name, what in FORMATS.items())


def export(
    archive: ArchivePath,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="One of those below.")] = "jsonl",
    out: Annotated[
        pathlib.Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write here, not to standard output.")
    ] = None,
) -> None:
    """Write the records of an archive in another format, one at a time."""
    from musnad.archive.store import Archive

    if format not in FORMATS:
        raise typer.BadParameter(f"{format!r}: choose from {', '.join(FORMATS)}", param_hint="--format")
    with Archive(archive) as kept, contextlib.ExitStack() as stack:
        file = stack.enter_context(out.open("wb")) if out else sys.stdout.buffer
        count = exporter(format).write(kept.records(), cast(BinaryIO, file))
    typer.echo(f"{count:,} written", err=True)
