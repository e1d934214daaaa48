"""What the reader finds on news that nobody annotated: how much, from whom, by which cues; and statements to judge.

python -m bench.growth [--corpora DIR] [--gold DIR] [--articles N] [--cues N]
python -m bench.growth --draw N [--seed N]

The articles are every n-th of each corpus, those left out that the gold annotates. With --draw, statements are drawn by
chance, as many of each outlet, and printed with their paragraph, to be judged by reading.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import random
import sys
from collections.abc import Iterator
from typing import NamedTuple

from musnad.captures.capture import Capture
from musnad.captures.dataset import read_jsonl
from musnad.captures.stream import ByteStream
from musnad.lexicon.loader import load_lexicon
from musnad.reader import read_capture
from musnad.records import Record, Statement

CORPORA = ("saudi_news_2015.jsonl.gz", "ant_news_2018.jsonl.gz")
NOBODY = "غير مسمى"  # the speaker's words where the text names none: "unnamed"
SHORTEST = 400  # characters under which a row is no article


class Read(NamedTuple):
    """One article and what the program made of it."""

    capture: Capture
    record: Record


def annotated(gold: pathlib.Path) -> set[str]:
    """The addresses of the articles that the gold holds; empty where there is none."""
    files = gold.glob("*/sources.json")
    return {row["url"] for file in files for row in json.loads(file.read_text(encoding="utf-8"))}


def captures_of(corpus: pathlib.Path, left_out: set[str]) -> list[Capture]:
    """The articles of a corpus in their order."""
    with corpus.open("rb") as raw:
        rows = read_jsonl(ByteStream(raw), corpus.name)
        return [row for row in rows if len(row.text) >= SHORTEST and row.url not in left_out]


def read_sample(corpora: list[pathlib.Path], left_out: set[str], articles: int) -> Iterator[Read]:
    """`articles` of them in all, as many of each corpus, evenly over its length."""
    lexicon = load_lexicon()
    for corpus in corpora:
        captures = captures_of(corpus, left_out)
        step = max(1, len(captures) * len(corpora) // articles)
        for capture in captures[::step][: articles // len(corpora)]:
            yield Read(capture, read_capture(capture, lexicon=lexicon))


def outlet(read: Read) -> str:
    """The outlet's name as the corpus has it."""
    return read.capture.publisher or "-"


def speaker_kind(statement: Statement) -> str:
    """Whether the speaker is an entity of the record, only described in words, or unnamed."""
    if statement.speaker is not None:
        return "entity"
    return "unnamed" if statement.speaker_text == NOBODY else "described"


def tabulate(sample: list[Read]) -> None:
    """Print one line an outlet, and one for all."""
    groups: dict[str, list[Read]] = collections.defaultdict(list)
    for read in sample:
        groups[outlet(read)].append(read)
        groups["all"].append(read)
    print(
        f"{'outlet':14}{'articles':>9}{'with any':>9}{'each':>7}{'entity %':>9}{'described %':>12}{'unnamed %':>10}{'via %':>7}"
    )
    for name, reads in sorted(groups.items(), key=lambda group: (group[0] == "all", group[0])):
        said = [statement for read in reads for statement in read.record.statements]
        kinds = collections.Counter(map(speaker_kind, said))
        total = max(1, len(said))
        shares = [100 * kinds[kind] / total for kind in ("entity", "described", "unnamed")]
        told = sum(bool(statement.via) for statement in said)
        speaking = sum(bool(read.record.statements) for read in reads)
        print(
            f"{name:14}{len(reads):9}{speaking:9}{len(said) / len(reads):7.1f}{shares[0]:9.1f}{shares[1]:12.1f}"
            f"{shares[2]:10.1f}{100 * told / total:7.1f}"
        )
    failed = sum("internal error" in problem.reason for read in sample for problem in read.record.problems)
    print(f"stages that failed: {failed}\n")


def list_cues(sample: list[Read], most: int) -> None:
    """Print the commonest cues by their lemma, with how many of each have a speaker that is named or described."""
    counts: collections.Counter[str] = collections.Counter()
    known: collections.Counter[str] = collections.Counter()
    for read in sample:
        for statement in read.record.statements:
            counts[statement.cue.lemma] += 1
            known[statement.cue.lemma] += speaker_kind(statement) != "unnamed"
    for rank, (lemma, count) in enumerate(counts.most_common(most), 1):
        print(f"{rank:3} {count:6} {100 * known[lemma] / count:6.1f} %  {lemma}")


def draw(sample: list[Read], many: int, seed: int) -> None:
    """Print `many` statements, one of each outlet in turn, each with its paragraph and every field."""
    by_outlet: dict[str, list[tuple[Read, Statement]]] = collections.defaultdict(list)
    for read in sample:
        by_outlet[outlet(read)] += [(read, statement) for statement in read.record.statements]
    chance = random.Random(seed)
    for held in by_outlet.values():
        chance.shuffle(held)
    names = [name for name in sorted(by_outlet) if by_outlet[name]]
    for number in range(many):
        held = by_outlet[names[number % len(names)]]
        if held:
            show(number + 1, *held.pop())


def show(number: int, read: Read, statement: Statement) -> None:
    """Print one statement."""
    text = read.capture.text
    spans = [(paragraph.start, paragraph.end) for article in read.record.articles for paragraph in article.paragraphs]
    whole = (text.rfind("\n", 0, statement.cue.start) + 1, statement.content[-1].end)
    start, end = next((span for span in spans if span[0] <= statement.cue.start < span[1]), whole)
    cue = statement.cue
    print(f"\n#{number} {outlet(read)} {read.capture.source} {read.record.articles[0].id}")
    print(f"{text[start : cue.start]}[[{cue.text}]]{text[cue.end : max(end, cue.end)]}")
    entities = {entity.id: entity.name for entity in read.record.entities}
    times = {time.id: time.text for time in read.record.times}
    print(f"  source   {statement.source.text if statement.source else '-'}")
    print(f"  speaker  {statement.speaker_text} = {entities.get(statement.speaker or '', '-')}")
    print(f"  content  {' | '.join(part.text for part in statement.content)}")
    print(f"  kind     {statement.form} {statement.act} ({statement.rule})")
    fields = {
        "via": " / ".join(via.text for via in statement.via),
        "to": statement.to.text if statement.to else "",
        "venue": statement.venue.text if statement.venue else "",
        "time": times.get(statement.time or "", ""),
        "inside": statement.inside or "",
    }
    for name, value in fields.items():
        if value:
            print(f"  {name:8} {value}")


def main() -> int:
    """Print the tables, or the statements drawn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=pathlib.Path, default=pathlib.Path("../shared/corpora"))
    parser.add_argument("--gold", type=pathlib.Path, default=pathlib.Path("../shared/gold"))
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--cues", type=int, default=50, help="how many cues to list")
    parser.add_argument("--draw", type=int, default=0, help="print so many statements instead of the tables")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    corpora = [args.corpora / name for name in CORPORA if (args.corpora / name).exists()]
    if not corpora:
        print(f"no corpus under {args.corpora}: nothing read")
        return 0
    sample = list(read_sample(corpora, annotated(args.gold), args.articles))
    if args.draw:
        draw(sample, args.draw, args.seed)
    else:
        tabulate(sample)
        list_cues(sample, args.cues)
    return 0


if __name__ == "__main__":
    sys.exit(main())
