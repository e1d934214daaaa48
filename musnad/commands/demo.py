"""`musnad demo`: what the program makes of the sample pages that ship with it."""

from __future__ import annotations

import pathlib
import sys
from importlib.resources import files
from typing import Annotated

import typer

from musnad.captures.capture import Capture
from musnad.captures.reading import read_bytes

PORT = 8765


def demo(
    name: Annotated[
        str | None, typer.Argument(metavar="[SAMPLE]", help="The sample to show; without it, the first.")
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Name the rule behind each inferred line.")] = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="Open the reading room over an archive of the samples.")
    ] = False,
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="The port to listen on.")] = PORT,
) -> None:
    """Read the sample pages that ship with musnad, show what is in them, and put them into a small archive."""
    samples = read_samples()
    if serve:
        from musnad.commands.serve import run

        run(_demo_archive(samples), "127.0.0.1", port, None)
        return
    chosen = name or next(iter(samples))
    if chosen not in samples:
        raise typer.BadParameter(f"no sample {chosen!r}; there are {', '.join(samples)}", param_hint="SAMPLE")
    _show(samples[chosen], why)
    if name is None:
        lines = [*_table(samples), "", "musnad demo SAMPLE shows another; musnad read PATH... reads your own pages."]
        lines.append(f"An archive of them is at {_demo_archive(samples)}")
        lines.append(f"musnad demo --serve opens it in a browser: http://127.0.0.1:{PORT}")
        sys.stdout.buffer.write("\n".join(lines).encode() + b"\n")


def _show(capture: Capture, why: bool) -> None:
    from musnad.output.tree import as_tree, terminal_style, terminal_width
    from musnad.reader import read_capture

    tree = as_tree(read_capture(capture), capture.text, terminal_width(), why, terminal_style())
    sys.stdout.buffer.write(tree.encode())


def _table(samples: dict[str, Capture]) -> list[str]:
    from musnad.reader import read_capture

    lines = ["", f"{'sample':24}{'articles':>9}{'names':>7}{'times':>7}{'statements':>12}"]
    for sample, capture in samples.items():
        record = read_capture(capture)
        counts = len(record.articles), len(record.entities), len(record.times), len(record.statements)
        lines.append("{:24}{:>9}{:>7}{:>7}{:>12}".format(sample, *counts))
    return lines


def _demo_archive(samples: dict[str, Capture]) -> pathlib.Path:
    """A fresh archive of the samples, in the user's cache."""
    from platformdirs import user_cache_path

    from musnad.archive.adding import add_captures
    from musnad.archive.store import Archive

    path = user_cache_path("musnad", ensure_exists=True) / "demo.db"
    for old in path.parent.glob("demo.db*"):
        old.unlink()
    with Archive(path, write=True) as archive:
        add_captures(archive, samples.values())
    return path


def read_samples() -> dict[str, Capture]:
    """Name → capture of each page in the package's samples, sorted by name."""
    pages = [page for page in files("musnad.samples").iterdir() if page.name.endswith((".txt", ".html"))]
    return {page.name: read_bytes(page.read_bytes(), page.name) for page in sorted(pages, key=lambda page: page.name)}
