"""`musnad demo`: what the program makes of the sample pages that ship with it."""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import Annotated

import typer

from musnad.captures.capture import Capture
from musnad.captures.reading import read_bytes


def demo(
    name: Annotated[
        str | None, typer.Argument(metavar="[SAMPLE]", help="The sample to show; without it, the first.")
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Name the rule behind each inferred line.")] = False,
) -> None:
    """Read the sample pages that ship with musnad and show what is in them."""
    from musnad.output.tree import as_tree, terminal_style, terminal_width
    from musnad.reader import read_capture

    samples = read_samples()
    chosen = name or next(iter(samples))
    if chosen not in samples:
        raise typer.BadParameter(f"no sample {chosen!r}; there are {', '.join(samples)}", param_hint="SAMPLE")
    tree = as_tree(read_capture(samples[chosen]), samples[chosen].text, terminal_width(), why, terminal_style())
    sys.stdout.buffer.write(tree.encode())
    if name is None:
        lines = ["", f"{'sample':24}{'articles':>9}{'names':>7}{'times':>7}{'statements':>12}"]
        for sample, capture in samples.items():
            record = read_capture(capture)
            counts = len(record.articles), len(record.entities), len(record.times), len(record.statements)
            lines.append("{:24}{:>9}{:>7}{:>7}{:>12}".format(sample, *counts))
        lines += ["", "musnad demo SAMPLE shows another; musnad read PATH... reads your own pages."]
        sys.stdout.buffer.write("\n".join(lines).encode() + b"\n")


def read_samples() -> dict[str, Capture]:
    """Name → capture of each page in the package's samples, sorted by name."""
    pages = [page for page in files("musnad.samples").iterdir() if page.name.endswith((".txt", ".html"))]
    return {page.name: read_bytes(page.read_bytes(), page.name) for page in sorted(pages, key=lambda page: page.name)}
