"""A plot of counts over months, as numbers that a template draws as SVG bars: no script, no style attribute."""

from __future__ import annotations

import msgspec

from musnad.archive.view import Month

WIDTH, HEIGHT, GAP = 640, 120, 1


class Bar(msgspec.Struct, frozen=True):
    """One month's bar in the plot's own units."""

    x: float
    y: float
    width: float
    height: float
    label: str


class Plot(msgspec.Struct, frozen=True):
    """Bars from the first month to the last, months without any left empty; `most` is the tallest bar's count."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    first: str
    last: str
    most: int


def plot_months(months: list[Month]) -> Plot | None:
    """The plot of dated counts; None where fewer than two months are known."""
    counts = {month.month: month.statements for month in months if month.month}
    if len(counts) < 2:
        return None
    first, last = min(counts), max(counts)
    every = _months(first, last)
    most = max(counts.values())
    step = WIDTH / len(every)
    bars = []
    for place, month in enumerate(every):
        if month in counts:
            height = max(2.0, HEIGHT * counts[month] / most)
            bars.append(
                Bar(
                    round(place * step, 2),
                    round(HEIGHT - height, 2),
                    round(max(1.0, step - GAP), 2),
                    round(height, 2),
                    f"{month}: {counts[month]}",
                )
            )
    return Plot(WIDTH, HEIGHT, tuple(bars), first, last, most)


def _months(first: str, last: str) -> list[str]:
    year, month = map(int, first.split("-"))
    found: list[str] = []
    while (name := f"{year:04}-{month:02}") <= last and len(found) < 2400:
        found.append(name)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found
