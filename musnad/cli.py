"""The commands."""

from __future__ import annotations

import datetime
import pathlib
import sys

import typer

from musnad.captures.plain import read_plain
from musnad.reader import read_capture
from musnad.records import to_json

app = typer.Typer(no_args_is_help=True)


@app.callback()
def main_options() -> None:
    """musnad: captures of Arabic news pages in, checkable records out."""


@app.command()
def read(path: pathlib.Path, format: str = "json", date: str | None = None) -> None:
    """Print the record of a capture."""
    record = read_capture(read_plain(path.read_bytes(), str(path)), datetime.date.fromisoformat(date) if date else None)
    sys.stdout.write(to_json(record).decode() + "\n")


def main() -> None:
    """The entry point of the command `musnad`."""
    app()
