"""Curves as an SVG picture, without a drawing library: axes from zero, a legend, readable on light and dark pages."""

from __future__ import annotations

import pathlib
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT = 720, 380
LEFT, RIGHT, TOP, BOTTOM = 64, 190, 44, 48
COLOURS = ("#0b6e4f", "#5fb49c", "#1d4e89", "#7fb2e5", "#b3541e", "#e8a87c")


class Curve(NamedTuple):
    """A line through the points (x, y)."""

    name: str
    x: list[float]
    y: list[float]


def draw(path: pathlib.Path, title: str, across: str, up: str, curves: list[Curve], goal: float | None = None) -> None:
    """Write the picture; `goal` is a dashed level line."""
    widest = max(max(curve.x) for curve in curves)
    highest = max([max(curve.y) for curve in curves] + ([goal * 1.1] if goal else [])) * 1.05

    def place(x: float, y: float) -> str:
        left = LEFT + x / widest * (WIDTH - LEFT - RIGHT)
        return f"{left:.1f},{HEIGHT - BOTTOM - y / highest * (HEIGHT - TOP - BOTTOM):.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="24" font-size="15" fill="#222">{escape(title)}</text>',
        f'<text x="{LEFT}" y="{HEIGHT - 10}" fill="#444">{escape(across)}</text>',
        f'<text x="{LEFT - 50}" y="38" fill="#444">{escape(up)}</text>',
    ]
    for part in range(6):
        x, y = place(widest * part / 5, highest * part / 5).split(",")
        low, (end, _) = HEIGHT - BOTTOM, place(widest, 0).split(",")
        parts.append(f'<line x1="{LEFT}" y1="{y}" x2="{end}" y2="{y}" stroke="#dddddd"/>')
        parts.append(
            f'<text x="{LEFT - 6}" y="{float(y) + 4:.1f}" text-anchor="end" fill="#444">{highest * part / 5:.3g}</text>'
        )
        parts.append(f'<text x="{x}" y="{low + 16}" text-anchor="middle" fill="#444">{widest * part / 5:.0f}</text>')
    if goal:
        points = f"{place(0, goal)} {place(widest, goal)}"
        parts.append(f'<polyline points="{points}" fill="none" stroke="#aa0000" stroke-dasharray="6 4"/>')
    for number, curve in enumerate(curves):
        colour = COLOURS[number % len(COLOURS)]
        points = " ".join(place(x, y) for x, y in zip(curve.x, curve.y, strict=True))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        level = TOP + 18 * number
        parts.append(f'<rect x="{WIDTH - RIGHT + 16}" y="{level - 9}" width="12" height="10" fill="{colour}"/>')
        parts.append(f'<text x="{WIDTH - RIGHT + 34}" y="{level}" fill="#222">{escape(curve.name)}</text>')
    path.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")
