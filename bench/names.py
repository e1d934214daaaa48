"""Scores the finding of names on corpora with their own annotation: ANERcorp (a held-back fifth) and Wojood.

python -m bench.names [--corpora DIR] [--errors N] [--all]

ANERcorp marks whole words, so a name counts where it covers the same words with the same type (MISC holds events,
works, currencies and more). The held-back part is the last fifth of the file, from a sentence's beginning on: the
corpus keeps articles together, so that they are whole articles. Nothing of the program was made from them. Wojood's
nested names are scored by the outermost one; its GPE, LOC and FAC are LOC.
"""

from __future__ import annotations

import argparse
import collections
import pathlib
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from musnad.analysis.document import Document
from musnad.analysis.names import find_names
from musnad.analysis.times import find_times, resolve_times
from musnad.captures.plain import read_plain
from musnad.lexicon.loader import load_lexicon
from musnad.records import Article, Paragraph, Time

ANERCORP = {"PERS": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"}
WOJOOD = {"PERS": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "EVENT": "MISC"}
SENTENCES = 25  # a block of so many sentences is read as one page
Span = tuple[int, int, str]


class Sentence(NamedTuple):
    """The words of a sentence and its names: (first word, behind the last, type)."""

    words: list[str]
    names: list[Span]


def read_anercorp(path: pathlib.Path) -> list[Sentence]:
    """The sentences of a file with one `word TAG` a line; a full stop ends one."""
    sentences, words, tags = [], [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.rpartition(" ")
        word = "".join(word.split()) or "."
        words.append(word)
        tags.append(tag)
        if word in (".", "؟", "!"):
            sentences.append(Sentence(words, spans_of(tags, ANERCORP)))
            words, tags = [], []
    return [*sentences, Sentence(words, spans_of(tags, ANERCORP))]


def read_wojood(path: pathlib.Path) -> list[Sentence]:
    """The sentences of a file with one `word TAG...` a line, the outermost name of a known type kept."""
    sentences = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split(" ") for line in block.splitlines() if " " in line]
        words = [row[0] for row in rows]
        found: list[Span] = []
        for type_ in WOJOOD:
            own = [next((tag for tag in row[1:] if tag.endswith("-" + type_)), "O") for row in rows]
            found += spans_of(own, WOJOOD)
        found.sort(key=lambda span: (span[0] - span[1], span[0]))
        kept: list[Span] = []
        for span in found:
            if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
                kept.append(span)
        if words:
            sentences.append(Sentence(words, sorted(kept)))
    return sentences


def spans_of(tags: list[str], types: dict[str, str]) -> list[Span]:
    """The names of a row of BIO tags."""
    found: list[Span] = []
    for index, tag in enumerate(tags):
        kind, _, name = tag.partition("-")
        if kind == "I" and found and found[-1][1] == index and found[-1][2] == types.get(name):
            found[-1] = (found[-1][0], index + 1, found[-1][2])
        elif kind in ("B", "I") and name in types:
            found.append((index, index + 1, types[name]))
    return found


def held_back(sentences: list[Sentence]) -> list[Sentence]:
    """The last fifth of the words, from the beginning of a sentence on."""
    total = sum(len(sentence.words) for sentence in sentences)
    seen = 0
    for index, sentence in enumerate(sentences):
        if seen >= total * 4 / 5:
            return sentences[index:]
        seen += len(sentence.words)
    return []


def page_of(block: list[Sentence]) -> tuple[Document, tuple[Time, ...]]:
    """A block of sentences as a page of one article, a paragraph a sentence, with its time expressions."""
    lines = [" ".join(sentence.words) for sentence in block]
    capture = read_plain("\n".join(lines).encode(), "bench")
    paragraphs, at = [], 0
    for line in lines:
        paragraphs.append(Paragraph(at, at + len(line)))
        at += len(line) + 1
    document = Document(capture, (Article("a1", "main", 0, at, paragraphs=tuple(paragraphs)),), load_lexicon())
    return document, resolve_times(document, find_times(document), {})


def found_names(block: list[Sentence]) -> list[list[Span]]:
    """The program's names in a block of sentences, by words."""
    document, times = page_of(block)
    starts = [piece.start for piece in document.pieces]
    answer: list[list[Span]] = [[] for _ in block]
    for name in find_names(document, times):
        index = bisect_right(starts, name.start) - 1
        begins, offset = [], starts[index]
        for word in block[index].words:
            begins.append(offset)
            offset += len(word) + 1
        type_ = "MISC" if name.type in ("EVENT", "MISC") else name.type
        answer[index].append((bisect_right(begins, name.start) - 1, bisect_right(begins, name.end - 1), type_))
    return answer


def blocks(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences in blocks that are read as pages."""
    for begin in range(0, len(sentences), SENTENCES):
        yield sentences[begin : begin + SENTENCES]


def score(title: str, sentences: list[Sentence], errors: int) -> None:
    """Print precision, recall and F1 by type, and the commonest errors."""
    hits: collections.Counter[str] = collections.Counter()
    ours: collections.Counter[str] = collections.Counter()
    gold: collections.Counter[str] = collections.Counter()
    wrong: collections.Counter[str] = collections.Counter()
    for block in blocks(sentences):
        for sentence, found in zip(block, found_names(block), strict=True):
            for kind, span, counter in [("gold", s, gold) for s in sentence.names] + [("ours", s, ours) for s in found]:
                counter[span[2]] += 1
                other = found if kind == "gold" else sentence.names
                if span in other:
                    hits[span[2]] += kind == "gold"
                else:
                    wrong[_error(kind, span, other, sentence.words)] += 1
    print(f"{title}: {len(sentences)} sentences, {sum(len(s.words) for s in sentences)} words")
    for type_ in ["PER", "LOC", "ORG", "MISC"]:
        print(f"  {type_:5}{_figures(hits[type_], ours[type_], gold[type_])}")
    print(f"  all  {_figures(hits.total(), ours.total(), gold.total())}")
    named = [(hits[t], ours[t], gold[t]) for t in ("PER", "LOC", "ORG")]
    print(f"  three{_figures(*(sum(column) for column in zip(*named, strict=True)))}")
    for error, count in wrong.most_common(errors):
        print(f"  {count:4} {error}")


def _error(kind: str, span: Span, others: list[Span], words: list[str]) -> str:
    text = " ".join(words[span[0] : span[1]])
    rival = next((other for other in others if other[0] < span[1] and span[0] < other[1]), None)
    if rival is None:
        return f"{'missed' if kind == 'gold' else 'false'} {span[2]}: {text}"
    same = "type" if rival[:2] == span[:2] else "edges"
    return f"{same} ({kind} {span[2]}, other {rival[2]}): {text} / {' '.join(words[rival[0] : rival[1]])}"


def _figures(hits: int, ours: int, gold: int) -> str:
    precision, recall = hits / max(ours, 1), hits / max(gold, 1)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return (
        f" P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}  ({hits} of {ours} ours, {gold} theirs)"
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=pathlib.Path, default=pathlib.Path("../shared/corpora"))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--all", action="store_true", help="the other four fifths too, for work on the rules")
    args = parser.parse_args()
    anercorp = read_anercorp(args.corpora / "anercorp" / "train.bio")
    last = held_back(anercorp)
    if args.all:
        score("ANERcorp, first four fifths", anercorp[: -len(last)], args.errors)
    else:
        score("ANERcorp, held-back fifth", last, args.errors)
        score("Wojood, test", read_wojood(args.corpora / "wojood" / "test.txt"), args.errors)


if __name__ == "__main__":
    main()
