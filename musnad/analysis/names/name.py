"""What the finding of names yields, and how rivals for the same words are settled."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from musnad.records import EntityType


class Name(NamedTuple):
    """A named mention: offsets [start, end), tokens [first, last), its type, and the rule that found it.

    `key` is the gazetteer entry it stands for, None where a rule alone found it. `score` in 0..1 says how sure.
    """

    article: str
    start: int
    end: int
    first: int
    last: int
    type: EntityType
    rule: str
    key: str | None = None
    score: float = 1.0


class Candidate(NamedTuple):
    """Tokens [first, last) that may be a name; the first `cut` folded letters of token `first` are proclitics."""

    score: float
    first: int
    last: int
    cut: int
    type: EntityType
    rule: str
    key: str | None = None


_FIRST = attrgetter("first")


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those that stand: the surest first, of equals the longest, then the first; none overlaps another."""
    ordered = sorted(candidates, key=_FIRST)
    if all(one.last <= behind.first for one, behind in pairwise(ordered)):
        return ordered
    taken: set[int] = set()
    kept = []
    for one in sorted(ordered, key=lambda c: (-c.score, c.first - c.last, c.first, c.type, c.rule)):
        tokens = range(one.first, one.last)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(one)
    kept.sort(key=_FIRST)
    return kept
