"""What the server is told, and the limits it keeps."""

from __future__ import annotations

import pathlib

import msgspec


class Settings(msgspec.Struct, frozen=True):
    """How a server runs. `token` None: nothing can be added. Sizes are bytes, times seconds."""

    archive: pathlib.Path
    token: str | None = None
    largest_page: int = 2 << 20  # bytes of a page to read; more is refused (413)
    reads_a_minute: int = 60  # pages read for one address; more are refused (429)
    longest_request: float = 20.0  # seconds; then the request is given up (503)
    page_size: int = 20
    most_rows: int = 200  # rows of one API answer
