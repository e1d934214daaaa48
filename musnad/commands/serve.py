"""`musnad serve`: the reading room."""

from __future__ import annotations

import pathlib
from typing import Annotated, Any

import typer

from musnad.commands.archive import ArchivePath

EXAMPLES = """\b
Examples:
  musnad serve --archive news.db                     then open http://127.0.0.1:8765
  musnad serve -a news.db --port 9000
  musnad serve -a news.db --token SECRET             adding allowed with this token

\b
Only this machine can reach it unless --host says otherwise. It only reads the
archive unless a token is given.
"""


def serve(
    archive: ArchivePath,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; 0.0.0.0 lets others in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="The port to listen on.")] = 8765,
    token: Annotated[
        str | None, typer.Option("--token", envvar="MUSNAD_TOKEN", help="Who shows it may add pages.")
    ] = None,
) -> None:
    """Open the reading room and the HTTP API over an archive."""
    run(archive, host, port, token)


def run(archive: pathlib.Path, host: str, port: int, token: str | None) -> None:
    """Serve an archive until Ctrl-C."""
    import uvicorn

    from musnad.web.app import create_app
    from musnad.web.settings import Settings
    from musnad.workers import settle

    settle()
    app: Any = create_app(Settings(archive, token))
    typer.echo(f"musnad: the reading room is at http://{host}:{port} (Ctrl-C ends it)", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", timeout_keep_alive=15)
