"""The command line: what `musnad` can do. Each command is a file under `commands/`."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from musnad.commands.archive import ADD_EXAMPLES, add, check, remove, stats
from musnad.commands.demo import demo
from musnad.commands.export import EXAMPLES as EXPORT_EXAMPLES
from musnad.commands.export import export
from musnad.commands.merging import EXAMPLES as MERGE_EXAMPLES
from musnad.commands.merging import merge, unmerge
from musnad.commands.read import EXAMPLES, read
from musnad.commands.search import EXAMPLES as SEARCH_EXAMPLES
from musnad.commands.search import search
from musnad.commands.serve import EXAMPLES as SERVE_EXAMPLES
from musnad.commands.serve import serve
from musnad.errors import MusnadError

UNREADABLE = 1  # exit code: something could not be read or written (0: all was; 2: wrong usage, from typer)

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
app.command("read", epilog=EXAMPLES)(read)
app.command("demo")(demo)
app.command("add", epilog=ADD_EXAMPLES)(add)
app.command("remove")(remove)
app.command("search", epilog=SEARCH_EXAMPLES)(search)
app.command("export", epilog=EXPORT_EXAMPLES)(export)
app.command("check")(check)
app.command("stats")(stats)
app.command("merge", epilog=MERGE_EXAMPLES)(merge)
app.command("unmerge")(unmerge)
app.command("serve", epilog=SERVE_EXAMPLES)(serve)


def _show_version(wanted: bool) -> None:
    if wanted:
        from musnad import __version__

        typer.echo(f"musnad {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Turn captures of Arabic news pages into records that can be checked.

    A record holds the page's articles, their publication days, names, times, and statements (who said what, through
    whom), each pinned to the exact characters it was read from.
    """


def main() -> None:
    """The entry point of the command `musnad`."""
    try:
        app()
    except MusnadError as error:
        print(f"musnad: {error}", file=sys.stderr)
        sys.exit(UNREADABLE)
    except BrokenPipeError:
        # The reader of our output has left (`| head`): no error. The null device takes what Python flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
