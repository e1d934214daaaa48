"""A progress bar with rate and time left, on standard error, for long work that nothing else shows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from musnad.captures.sources import Source

LONG_WORK = 2 << 20  # bytes of input


class Progress:
    """Keeps quiet; also what the bar is taken for by those who report to it."""

    def advance(self, size: int) -> None:
        """`size` more bytes were taken from the files."""

    def count(self) -> None:
        """One more record is done."""

    def say(self, line: str) -> None:
        """Print `line` on standard error without breaking the bar."""
        print(line, file=sys.stderr, flush=True)


@contextmanager
def open_progress(sources: list[Source], visible: bool) -> Iterator[Progress]:
    """A bar over the bytes of `sources`; none where standard error is no terminal, the work short or the results `visible`."""
    total = sum(_size(source) for source in sources)
    if visible or total < LONG_WORK or not sys.stderr.isatty():
        yield Progress()
        return
    from musnad.commands.bar import Bar

    with Bar(total) as bar:
        yield bar


def _size(source: Source) -> int:
    try:
        return source.path.stat().st_size if source.path else 0
    except OSError:
        return 0
