"""The table of search cases through musnad and through SQLite's own tokenizers: `python -m bench.search_cases [--each]`."""

from __future__ import annotations

import pathlib
import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from typing import NamedTuple

from musnad.archive.search import search_articles
from musnad.archive.store import Archive
from musnad.captures.plain import read_plain
from musnad.reader import read_capture

TABLE = pathlib.Path(__file__).parents[1] / "tests" / "cases" / "search.tsv"
TOKENIZERS = {
    "FTS5 unicode61": "unicode61 remove_diacritics 0",
    "FTS5 unicode61 remove_diacritics 2": "unicode61 remove_diacritics 2",
    "FTS5 trigram": "trigram",
}
_PART = re.compile(r'(-?)(?:[«"]([^»"]*)[»"]|(\S+))')

Ask = Callable[[str], set[int]]  # a query → the numbers of the sentences that it finds


class Case(NamedTuple):
    """A query, a sentence that it must find and one that it must not."""

    group: str
    query: str
    wanted: str
    other: str


class Score(NamedTuple):
    """How one way of searching does on the table; `wrong` holds (case, "missed" or "found") for each fault."""

    recall: float
    precision: float
    wrong: list[tuple[Case, str]]


def read_cases() -> list[Case]:
    """All rows of the table."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [Case(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def musnad_asks(cases: list[Case], folder: pathlib.Path) -> Ask:
    """The sentences as pages of an archive, read and kept as any page; sentence 2n is wanted by case n, 2n + 1 is not."""
    archive = Archive(folder / "cases.db", write=True)
    captures = [
        read_plain(f"خبر رقم {2 * n + m}\n\n{sentence}\n".encode(), f"{2 * n + m}")
        for n, case in enumerate(cases)
        for m, sentence in enumerate((case.wanted, case.other))
    ]
    archive.add([(capture, read_capture(capture)) for capture in captures])
    sources = dict(archive.db.execute("SELECT id, source FROM captures").fetchall())

    def ask(query: str) -> set[int]:
        return {int(sources[hit.capture]) for hit in search_articles(archive, query, limit=10_000)}

    return ask


def fts_asks(cases: list[Case], tokenizer: str) -> Ask:
    """The bare sentences in an FTS5 table; the query's words, phrases, minus and OR as FTS5 writes them."""
    db = sqlite3.connect(":memory:")
    db.execute(f"CREATE VIRTUAL TABLE t USING fts5(body, tokenize = '{tokenizer}')")
    sentences = [sentence for case in cases for sentence in (case.wanted, case.other)]
    db.executemany("INSERT INTO t (rowid, body) VALUES (?, ?)", enumerate(sentences, 1))

    def ask(query: str) -> set[int]:
        rows = db.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression(query),))
        return {row[0] - 1 for row in rows}

    return ask


def expression(query: str) -> str:
    """What a user types as FTS5 has it: all words, "..." for phrases, NOT, OR."""
    wanted: list[str] = []
    barred = ""
    join = False
    for minus, phrase, word in _PART.findall(query):
        if word in ("OR", "أو"):
            join = True
        elif minus:
            barred += f' NOT "{phrase or word}"'
        elif join:
            wanted[-1] += f' OR "{phrase or word}"'
            join = False
        else:
            wanted.append(f'"{phrase or word}"')
    return "(" + " AND ".join(f"({part})" for part in wanted) + ")" + barred


def score(cases: list[Case], ask: Ask) -> Score:
    """Each case looks at its own two sentences only: the others of the table may well hold its words too."""
    wrong: list[tuple[Case, str]] = []
    hits = false = 0
    for number, case in enumerate(cases):
        found = ask(case.query)
        hits += 2 * number in found
        false += 2 * number + 1 in found
        wrong += [(case, "missed")] if 2 * number not in found else []
        wrong += [(case, "found")] if 2 * number + 1 in found else []
    return Score(hits / len(cases), hits / max(1, hits + false), wrong)


def main() -> None:
    """Print one row for each way of searching; with --each, the faults as well."""
    cases = read_cases()
    with tempfile.TemporaryDirectory() as folder:
        ways = {"musnad": musnad_asks(cases, pathlib.Path(folder))}
        ways |= {name: fts_asks(cases, tokenizer) for name, tokenizer in TOKENIZERS.items()}
        print(f"| {len(cases)} cases | recall | precision |\n|---|---|---|")
        for name, ask in ways.items():
            found = score(cases, ask)
            print(f"| {name} | {found.recall:.3f} | {found.precision:.3f} |")
            if "--each" in sys.argv and name == "musnad":
                for case, fault in found.wrong:
                    print(fault, case.group, case.query, case.wanted if fault == "missed" else case.other, sep="\t")


if __name__ == "__main__":
    main()
