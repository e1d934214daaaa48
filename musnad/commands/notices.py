"""What is said on standard error of captures that could not be read, or not wholly: a line for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from musnad.captures.capture import Capture
from musnad.output.tree import printable

OFTEN = 20  # lines of one kind that are shown; the rest are counted
_NUMBER = re.compile(r"\d+")


class Notices:
    """Says a capture's problems through `say`, those of one kind no more than OFTEN times."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._seen: Counter[str] = Counter()

    def report(self, capture: Capture) -> None:
        """One line for the capture, None where it has no problems."""
        if not capture.problems:
            return
        reasons = "; ".join(problem.reason for problem in capture.problems)
        kind = _NUMBER.sub("N", reasons)
        self._seen[kind] += 1
        if self._seen[kind] <= OFTEN:
            self._say(printable(f"musnad: {capture.source}: {reasons}"))

    def summarise(self) -> None:
        """One line for each kind of which lines were left out."""
        for kind, count in self._seen.items():
            if count > OFTEN:
                self._say(printable(f"musnad: {count - OFTEN} more captures: {kind} (see `problems` in their records)"))
