"""The bar itself; apart, so that rich is loaded only where a bar is shown."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress

from musnad.commands.progress import Progress


class Bar(Progress):
    """Bytes read of all, records done and records a second, time left."""

    def __init__(self, total: int) -> None:
        rate = TextColumn("{task.fields[done]:,} records, {task.fields[rate]:,.0f}/s")
        columns = (BarColumn(), DownloadColumn(binary_units=True), rate, TimeRemainingColumn())
        self._rich = RichProgress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._rich.add_task("reading", total=total, done=0, rate=0.0)
        self._done = 0

    def __enter__(self) -> Bar:
        self._rich.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._rich.stop()

    def advance(self, size: int) -> None:
        self._rich.advance(self._task, size)

    def count(self) -> None:
        self._done += 1
        elapsed = self._rich.tasks[0].elapsed or 0.0
        self._rich.update(self._task, done=self._done, rate=self._done / elapsed if elapsed else 0.0)

    def say(self, line: str) -> None:
        self._rich.console.print(line, markup=False, highlight=False, soft_wrap=True)
