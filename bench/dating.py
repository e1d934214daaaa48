"""Dates the articles of a corpus from their words alone and compares with their timestamps.

python -m bench.dating [--corpora DIR] [--every N] [--errors]

The corpus is ant_news_2018 (articles of five outlets with the time of publication). The day is hidden; an interval is
right if the day of the timestamp lies in it.
"""

from __future__ import annotations

import argparse
import collections
import datetime
import gzip
import json
import pathlib
import sys
from collections.abc import Iterator

from musnad.analysis.dating import date_articles
from musnad.analysis.document import Document
from musnad.analysis.times import find_times
from musnad.captures.plain import read_plain
from musnad.lexicon.loader import load_lexicon
from musnad.records import Article, Paragraph, Published, Span
from musnad.text import iter_lines

WIDTHS = (1, 7, 31, 366)


def articles_of(corpus: pathlib.Path, every: int) -> Iterator[tuple[datetime.date, str]]:
    """The day and the text (headline first) of every n-th article."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == 0:
                row = json.loads(line)
                yield datetime.date.fromisoformat(row["date"][:10]), f"{row.get('title') or ''}\n\n{row['text']}"


def whole_article(text: str) -> Article | None:
    """The text as one article: its first line the headline, the others paragraphs."""
    lines = [(at + len(line) - len(line.lstrip()), line.strip()) for at, line in iter_lines(text)]
    spans = [Span(at, at + len(line), line) for at, line in lines if line]
    if not spans:
        return None
    body = tuple(Paragraph(span.start, span.end) for span in spans[1:])
    return Article("a1", "main", spans[0].start, spans[-1].end, spans[0], paragraphs=body)


def contains(published: Published, day: datetime.date) -> bool:
    """Whether the day lies in the interval."""
    iso = day.isoformat()
    return (published.earliest or iso) <= iso <= (published.latest or iso)


def main() -> int:
    """Print the table; 1 where under 99.5 % of the intervals hold the day."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=pathlib.Path, default=pathlib.Path("../shared/corpora"))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--errors", action="store_true", help="show the intervals that miss the day")
    args = parser.parse_args()
    corpus = args.corpora / "ant_news_2018.jsonl.gz"
    if not corpus.exists():
        print(f"no corpus at {corpus}: nothing measured")
        return 0
    lexicon = load_lexicon()
    counts: collections.Counter[str] = collections.Counter()
    for day, text in articles_of(corpus, args.every):
        article = whole_article(text)
        if article is None:
            continue
        document = Document(read_plain(text.encode(), "bench"), (article,), lexicon)
        published = date_articles(document, find_times(document)).get("a1")
        counts["articles"] += 1
        counts["contradictions"] += any(problem.stage == "dating" for problem in document.problems)
        if published is None:
            continue
        right = contains(published, day)
        tally(counts, published, right)
        if args.errors and not right:
            print(day, published.earliest, published.latest, published.evidence, text[:60].replace("\n", " "))
            times = find_times(document)
            for name in published.evidence:
                if name[1:].isdigit():
                    said = times[int(name[1:]) - 1]
                    print("    ", text[max(0, said.start - 60) : said.end + 20].replace("\n", " "))
    return report(counts)


def tally(counts: collections.Counter[str], published: Published, right: bool) -> None:
    """Count one interval under its width."""
    names = ["given"]
    if published.earliest and published.latest:
        first, last = map(datetime.date.fromisoformat, (published.earliest, published.latest))
        days = (last - first).days + 1
        names.append("closed")
        names += [f"at most {width} days" for width in WIDTHS if days <= width]
    else:
        names.append("earliest only" if published.earliest else "latest only")
    if "nearest-year" in published.evidence:
        names.append("nearest-year")
    for name in names:
        counts[name] += 1
        counts[name + " right"] += right


def report(counts: collections.Counter[str]) -> int:
    """Print the counts; 1 under the target."""
    print(f"{counts['articles']} articles, {counts['contradictions']} with contradicting evidence")
    for name in (
        "given",
        "earliest only",
        "latest only",
        "closed",
        *(f"at most {w} days" for w in WIDTHS),
        "nearest-year",
    ):
        share = 100 * counts[name + " right"] / counts[name] if counts[name] else 0.0
        print(f"{name:18} {counts[name]:6}  hold the day {counts[name + ' right']:6}  {share:6.2f} %")
    return 0 if counts["given right"] >= 0.995 * counts["given"] else 1


if __name__ == "__main__":
    sys.exit(main())
