"""What the reader costs: articles a second, and each stage as a multiple of one tokenising pass over the same text.

python -m bench.speed [--corpora DIR] [--articles N]
"""

from __future__ import annotations

import argparse
import gzip
import json
import pathlib
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from musnad.analysis.dating import date_articles
from musnad.analysis.document import Document
from musnad.analysis.entities import resolve_entities
from musnad.analysis.names import find_names
from musnad.analysis.statements import find_statements
from musnad.analysis.times import find_times, resolve_times
from musnad.captures.plain import read_plain
from musnad.lexicon.loader import Lexicon, load_lexicon
from musnad.pages.splitter import split_page
from musnad.workers import settle

T = TypeVar("T")
PASS = re.compile(r"\w+|[^\w\s]")


def corpus_pages(corpora: pathlib.Path, limit: int) -> Iterator[bytes]:
    """The articles of the corpora as flattened pages: headline, blank line, text."""
    files = sorted(corpora.glob("*.jsonl.gz"))
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number >= limit // len(files):
                    break
                row = json.loads(line)
                yield f"{row.get('title') or ''}\n\n{row['text']}".encode()


def sample_pages(samples: pathlib.Path) -> Iterator[bytes]:
    """The project's own sample pages, where no corpora are at hand."""
    for file in sorted(samples.glob("*.txt")):
        yield file.read_bytes()


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=pathlib.Path, default=pathlib.Path("../shared/corpora"))
    parser.add_argument("--articles", type=int, default=2000)
    args = parser.parse_args()
    pages = list(corpus_pages(args.corpora, args.articles)) if args.corpora.is_dir() else []
    pages = pages or list(sample_pages(pathlib.Path(__file__).parent.parent / "tests" / "samples"))
    begin = time.process_time()
    settle()
    lexicon = load_lexicon()
    print(f"lexicon loaded in {time.process_time() - begin:.2f} s")
    first, again = (stage_times(pages, lexicon) for _ in range(2))
    print_table(pages, first, again)
    return 0


def stage_times(pages: list[bytes], lexicon: Lexicon) -> dict[str, float]:
    """Seconds of processor time for each stage over all pages, and for the "pass" they are measured by."""
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        begin = time.process_time()
        answer = work()
        spent[stage] = spent.get(stage, 0.0) + time.process_time() - begin
        return answer

    for page in pages:
        text = page.decode()
        timed("pass", lambda text=text: len(PASS.findall(text)))  # type: ignore[misc]
        capture = timed("captures", lambda page=page: read_plain(page, "bench"))  # type: ignore[misc]
        articles, _ = timed("pages", lambda: split_page(capture))  # noqa: B023
        document = timed("document", lambda: Document(capture, articles, lexicon))  # noqa: B023
        found = timed("times", lambda: find_times(document))  # noqa: B023
        published = timed("dating", lambda: date_articles(document, found))  # noqa: B023
        times = timed("times", lambda: resolve_times(document, found, published))  # noqa: B023
        names = timed("names", lambda: find_names(document, times))  # noqa: B023
        layer = timed("entities", lambda: resolve_entities(document, names, times))  # noqa: B023
        timed("statements", lambda: find_statements(document, times, layer))  # noqa: B023
    return spent


def print_table(pages: list[bytes], first: dict[str, float], again: dict[str, float]) -> None:
    """Each stage as a multiple of the pass: with words met for the first time, and with words met before."""
    characters = sum(len(page.decode()) for page in pages)
    print(f"{len(pages)} articles, {characters:,} characters; one tokenising pass {again['pass'] * 1000:.0f} ms")
    print(f"{'':12}{'words met first':>18}{'met again':>12}")
    for stage in first:
        print(f"{stage:12}{first[stage] / first['pass']:16.1f} x{again[stage] / again['pass']:10.1f} x")
    totals = [sum(spent.values()) - spent["pass"] for spent in (first, again)]
    print(f"{'whole':12}{totals[0] / first['pass']:16.1f} x{totals[1] / again['pass']:10.1f} x")
    print(f"{'articles/s':12}{len(pages) / totals[0]:16.0f}  {len(pages) / totals[1]:10.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory {peak} MiB")


if __name__ == "__main__":
    sys.exit(main())
