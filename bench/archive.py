"""The archive's figures, and their curves as pictures: `python -m bench.archive --corpora DIR --out docs/img`.

Adds the corpora to an archive with one and two processes, then lets it grow by captures with changed words
(`bench.repeating`), and times 200 searches with and without filters at each size. `--size` ends the growth.
"""

from __future__ import annotations

import argparse
import pathlib
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from bench.curves import Curve, draw
from bench.repeating import patterns, vocabulary
from musnad.archive.search import Filters, search_articles, search_statements
from musnad.archive.store import Archive

QUERIES = 200
CORPORA = ("ant_news_2018.jsonl.gz", "saudi_news_2015.jsonl.gz")
_WORD = re.compile(r"[ء-ي]{3,}")


class Latency(NamedTuple):
    """Milliseconds of processor time, so that other work on the machine does not count: median, 95th of 100, slowest."""

    p50: float
    p95: float
    slowest: float


class Step(NamedTuple):
    """The archive at one size."""

    articles: int
    megabytes: float
    plain: Latency
    filtered: Latency
    statements: Latency


def queries(archive: Archive, chance: random.Random) -> list[str]:
    """What a reader may type: words of headlines and names, one to three of them, phrases, minus and OR among them."""
    rows = archive.db.execute("SELECT headline FROM articles WHERE headline IS NOT NULL AND id <= 24000 ORDER BY id")
    headlines = [words for (line,) in rows.fetchall() if len(words := _WORD.findall(line)) >= 4]
    names = [
        row[0]
        for row in archive.db.execute("SELECT name FROM entities WHERE id <= 20000 ORDER BY captures DESC LIMIT 400")
    ]
    found = []
    for number in range(QUERIES):
        words = chance.choice(headlines)
        at = chance.randrange(len(words) - 2)
        match number % 10:
            case 0 | 1 | 2:
                found.append(words[at])
            case 3 | 4 | 5:
                found.append(f"{words[at]} {words[at + 2]}")
            case 6:
                found.append(" ".join(words[at : at + 3]))
            case 7:
                found.append(f"«{words[at]} {words[at + 1]}»")
            case 8:
                found.append(chance.choice(names))
            case _:
                found.append(f"{words[at]} OR {words[at + 1]} -{words[at + 2]}")
    return found


def filters(archive: Archive, chance: random.Random) -> list[Filters]:
    """One or two filters for each query: who speaks, who is spoken of, places, acts, forms, outlets, days."""
    names: dict[str, list[str]] = {
        kind: [row[0] for row in archive.db.execute(
            "SELECT name FROM entities WHERE type = ? AND id <= 20000 ORDER BY captures DESC LIMIT 200", (kind,))]
        for kind in ("PER", "LOC", "ORG")
    }  # fmt: skip
    outlets = [
        row[0]
        for row in archive.db.execute(
            "SELECT DISTINCT publisher FROM articles WHERE publisher IS NOT NULL AND id <= 24000"
        )
    ]
    found = []
    for number in range(QUERIES):
        asked: dict[str, Any] = {}
        match number % 8:
            case 0:
                asked["speaker"] = chance.choice(names["PER"])
            case 1:
                asked["place"] = chance.choice(names["LOC"])
            case 2:
                asked["about"] = chance.choice(names["ORG"])
            case 3:
                asked["act"] = chance.choice(("assert", "deny", "demand", "accuse"))
            case 4:
                asked |= {"since": "2015-07-25", "until": "2015-08"}
            case 5 if outlets:
                asked["outlet"] = chance.choice(outlets)
            case 6:
                asked |= {"form": "direct", "place": chance.choice(names["LOC"])}
            case _:
                asked |= {"via": chance.choice(names["ORG"]), "since": "2015"}
        found.append(Filters(**asked))
    return found


def measure(archive: Archive) -> tuple[Latency, Latency, Latency]:
    """Articles without and with filters, and statements with filters; each query once, after one to open the tables."""
    chance = random.Random(2018)
    typed, narrowed = queries(archive, chance), filters(archive, chance)
    search_articles(archive, "افتتاح")
    runs: tuple[list[float], ...] = ([], [], [])
    for query, narrow in zip(typed, narrowed, strict=True):
        runs[0].append(_milliseconds(partial(search_articles, archive, query)))
        runs[1].append(_milliseconds(partial(search_articles, archive, query, narrow)))
        runs[2].append(_milliseconds(partial(search_statements, archive, query, narrow)))
    plain, filtered, statements = (_latency(run) for run in runs)
    return plain, filtered, statements


def _milliseconds(search: Callable[[], object]) -> float:
    start = time.thread_time()
    search()
    return (time.thread_time() - start) * 1000


def _latency(run: list[float]) -> Latency:
    ordered = sorted(run)
    return Latency(statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1])


def grow(source: pathlib.Path, path: pathlib.Path, sizes: list[int], most: int = 6000) -> Iterator[Step]:
    """Fill the archive `path` with changed captures of `source`, and measure it at each size. Copies are not looked for."""
    chance = random.Random(5)
    with Archive(source) as archive:
        found = list(patterns(archive, most))
    words = vocabulary(found)
    with Archive(path, write=True) as archive:
        number = archive.stats().captures
        for size in sizes:
            while number < size:
                archive.add(found[n % len(found)].changed(n, chance, words) for n in range(number, number + 200))
                number += 200
            yield step(archive)


def step(archive: Archive) -> Step:
    """The archive as it is now, measured."""
    archive.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    stats = archive.stats()
    return Step(stats.articles, stats.bytes / 1e6, *measure(archive))


def add(paths: list[pathlib.Path], archive: pathlib.Path, jobs: int) -> tuple[float, float, int]:
    """`musnad add` as a process of its own: seconds, its peak memory in MB, captures kept."""
    code = (
        "import resource, sys; from musnad.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    start = time.perf_counter()
    command = [sys.executable, "-c", code, "add", *map(str, paths), "--archive", str(archive), "--jobs", str(jobs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    with Archive(archive) as kept:
        return seconds, float(done.stdout.split()[-1]), kept.stats().captures


def main() -> None:
    """Measure, print the tables, draw the curves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=pathlib.Path, default=pathlib.Path("../shared/corpora"))
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("docs/img"))
    parser.add_argument("--work", type=pathlib.Path, help="keep the archives here")
    parser.add_argument("--size", type=int, default=250_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = options.work or pathlib.Path(folder)
        whole = work / "corpora.db"
        if not whole.exists():
            print_adding(options.corpora, work)
            seconds, peak, captures = add([options.corpora / name for name in CORPORA], whole, 2)
            print(
                f"both corpora, two processes: {captures:,} captures, {seconds:.0f} s, {captures / seconds:.0f} a second, {peak:.0f} MB"
            )
        with Archive(whole, write=True) as archive:
            steps = [step(archive)]
        sizes = [size for size in (50_000, 100_000, 150_000, 200_000, 250_000) if size <= options.size]
        steps += grow(whole, work / "grown.db", sizes)
        print_steps(steps)
        draw_steps(steps, options.out)
    print(f"peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def print_adding(corpora: pathlib.Path, work: pathlib.Path) -> None:
    """Articles a second and peak memory of `musnad add`, for 600, 1,200 and 2,400 captures, with one and two processes."""
    import gzip
    from itertools import islice

    print("| captures | processes | seconds | a second | peak memory |\n|---|---|---|---|---|")
    for size, jobs in ((600, 1), (1200, 1), (2400, 1), (600, 2), (1200, 2), (2400, 2)):
        paths = []
        for name in CORPORA:
            paths.append(work / f"{size}-{name}")
            with gzip.open(corpora / name, "rb") as whole, gzip.open(paths[-1], "wb", compresslevel=1) as some:
                some.writelines(islice(whole, size // 2))
        archive = work / f"{size}-{jobs}.db"
        archive.unlink(missing_ok=True)
        seconds, peak, captures = add(paths, archive, jobs)
        print(f"| {captures:,} | {jobs} | {seconds:.1f} | {captures / seconds:.0f} | {peak:.0f} MB |", flush=True)


def print_steps(steps: list[Step]) -> None:
    """The table of sizes and latencies."""
    print(
        "| articles | file | KB an article | articles p50 / p95 | with filters p50 / p95 | statements, filters p50 / p95 |"
    )
    print("|---|---|---|---|---|---|")
    for s in steps:
        cells = [f"{found.p50:.1f} / {found.p95:.1f} ms" for found in (s.plain, s.filtered, s.statements)]
        print(
            f"| {s.articles:,} | {s.megabytes:,.0f} MB | {s.megabytes * 1000 / s.articles:.1f} | {' | '.join(cells)} |"
        )


def draw_steps(steps: list[Step], out: pathlib.Path) -> None:
    """The latencies and the file's size over the number of articles."""
    out.mkdir(parents=True, exist_ok=True)
    sizes = [s.articles / 1000 for s in steps]
    curves = [
        Curve(f"{name} {which}", sizes, [getattr(getattr(s, field), which) for s in steps])
        for name, field in (("articles", "plain"), ("with filters", "filtered"), ("statements", "statements"))
        for which in ("p50", "p95")
    ]
    draw(out / "archive-latency.svg", "Search latency", "thousand articles", "milliseconds", curves, goal=50)
    size = [Curve("file", sizes, [s.megabytes / 1000 for s in steps])]
    draw(out / "archive-size.svg", "Size of the file", "thousand articles", "GB", size)


if __name__ == "__main__":
    main()
