"""The reader over many captures, in one process or several: the same records in the same order."""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Iterable, Iterator

from musnad.captures.capture import Capture
from musnad.errors import MusnadError
from musnad.reader import read_capture
from musnad.records import Record

BATCH = 32  # captures handed to a process at once
BATCH_CHARACTERS = 200_000
AHEAD = 3  # batches waiting for each process


def settle() -> None:
    """Load the lexicon now, and take it out of the garbage collector's rounds: it lives as long as the process.

    For programs that read many pages (the command line, its processes, the server): the collector would walk a lexicon
    that never changes, again and again.
    """
    import gc

    from musnad.lexicon.loader import load_lexicon

    load_lexicon().bits_of("")
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def read_all(captures: Iterable[Capture], day: datetime.date | None = None, jobs: int = 1) -> Iterator[Record]:
    """The record of each capture, in order. At most a few batches for each of `jobs` processes are held at a time.

    Raises MusnadError where a process dies (killed, out of memory).
    """
    if jobs <= 1:
        return (read_capture(capture, day) for capture in captures)
    return _in_processes(captures, day, jobs)


def _start() -> None:
    """Make a process ready; Ctrl-C, which a terminal sends to all, is left to the one that started it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settle()


def _in_processes(captures: Iterable[Capture], day: datetime.date | None, jobs: int) -> Iterator[Record]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[Future[list[Record]]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_start) as pool:
        try:
            for batch in batches(captures):
                waiting.append(pool.submit(_read_batch, batch, day))
                if len(waiting) >= AHEAD * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise MusnadError("a worker process died (out of memory?); try fewer --jobs") from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def batches(captures: Iterable[Capture]) -> Iterator[list[Capture]]:
    """`captures` in lists of at most BATCH, shorter where the texts are long."""
    batch: list[Capture] = []
    characters = 0
    for capture in captures:
        batch.append(capture)
        characters += len(capture.text)
        if len(batch) == BATCH or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _read_batch(captures: list[Capture], day: datetime.date | None) -> list[Record]:
    return [read_capture(capture, day) for capture in captures]
