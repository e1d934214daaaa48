"""A plot of counts over months, as numbers that a template draws as SVG bars: no script, no style attribute."""

from __future__ import annotations

import datetime

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
    """The plot of counts by month; None where fewer than two months are known."""
    counts = {month.month: month.statements for month in months if month.month}
    return _plot(counts, _months(min(counts), max(counts))) if len(counts) > 1 else None


def plot_days(days: list[Month]) -> Plot | None:
    """The plot of counts by day ("2018-06-28" in the place of a month); None where fewer than two days are known."""
    counts = {day.month: day.statements for day in days if day.month}
    return _plot(counts, _days(min(counts), max(counts))) if len(counts) > 1 else None


def _plot(counts: dict[str, int], every: list[str]) -> Plot:
    most = max(counts.values())
    step = WIDTH / len(every)
    bars = []
    for place, name in enumerate(every):
        if name in counts:
            height = max(2.0, HEIGHT * counts[name] / most)
            width = round(max(1.0, step - GAP), 2)
            bars.append(
                Bar(
                    round(place * step, 2),
                    round(HEIGHT - height, 2),
                    width,
                    round(height, 2),
                    f"{name}: {counts[name]}",
                )
            )
    return Plot(WIDTH, HEIGHT, tuple(bars), every[0], every[-1], most)


def _days(first: str, last: str) -> list[str]:
    begin, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    return [(begin + datetime.timedelta(n)).isoformat() for n in range(min((end - begin).days, 3660) + 1)]


def _months(first: str, last: str) -> list[str]:
    year, month = map(int, first.split("-"))
    found: list[str] = []
    while (name := f"{year:04}-{month:02}") <= last and len(found) < 2400:
        found.append(name)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found
