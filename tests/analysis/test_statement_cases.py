"""The table of sentence cases: tests/cases/statements/FAMILY.txt, each case through the whole reader.

A family has a floor, the number of its cases that must come out right; floors are raised as the program grows, never
lowered. Run `python -m tests.analysis.test_statement_cases [FAMILY]` to see what does not come out.
"""

from __future__ import annotations

import pathlib
import sys
import tomllib

import pytest

from musnad.captures.plain import read_plain
from musnad.lexicon.cues import Row
from musnad.lexicon.loader import load_lexicon
from musnad.reader import read_capture
from musnad.records import Record, Statement
from musnad.text import fold
from tests.marked import Case, Expected, parse_case, read_cases

FOLDER = pathlib.Path(__file__).parent.parent / "cases" / "statements"
FAMILIES = sorted(path.stem for path in FOLDER.glob("*.txt"))
FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))
HEADLINE = "مشاهد من المدينة القديمة"
BODY = "تقع المدينة القديمة على الساحل الشرقي، ويعود سورها إلى قرون مضت."


def family_cases(family: str) -> list[Case]:
    """The cases of one file."""
    return read_cases((FOLDER / f"{family}.txt").read_text(encoding="utf-8").split("\n"), f"{family}.txt")


def read_case(case: Case) -> tuple[Record, int]:
    """The record of the case's page, and how far its text stands from the page's start.

    A text that begins with ^ is the page's headline over a neutral body, else a neutral headline stands over it.
    """
    if case.text.startswith("^"):
        page, shift = f"{case.text[1:]}\n\n{BODY}\n", -1
    else:
        page, shift = f"{HEADLINE}\n\n{case.text}\n", len(HEADLINE) + 2
    return read_capture(read_plain(page.encode(), "case.txt")), shift


def wrong_in(case: Case) -> list[str]:
    """What is wrong with the reader's statements of the case; empty where all come out."""
    record, shift = read_case(case)
    names = {entity.id: entity.name for entity in record.entities}
    left = list(record.statements)
    wrong = []
    for number, expected in case.statements.items():
        assert expected.cue is not None
        start, end = expected.cue[0] + shift, expected.cue[1] + shift
        found = next((one for one in left if one.cue.start < end and start < one.cue.end), None)
        if found is None:
            wrong.append(f"{number} is missing")
            continue
        left.remove(found)
        wrong += [f"{number} {fault}" for fault in _faults(expected, found, names, case.text, shift)]
    return wrong + [f"too much: {one.cue.text} [{one.rule}] {[c.text for c in one.content]}" for one in left]


def _faults(want: Expected, got: Statement, names: dict[str, str], text: str, shift: int) -> list[str]:
    faults = []
    if (got.cue.start - shift, got.cue.end - shift) != want.cue:
        faults.append(f"cue {got.cue.text!r}")
    source = (got.source.start - shift, got.source.end - shift) if got.source else None
    if source != want.source:
        faults.append(f"source {got.source.text if got.source else None!r}")
    content = [(one.start - shift, one.end - shift) for one in got.content]
    if content != want.content:
        faults.append(f"content {[one.text for one in got.content]}")
    if got.act != want.act:
        faults.append(f"act {got.act}, not {want.act}")
    if got.form != want.form:
        faults.append(f"form {got.form}")
    said = [got.speaker_text, names.get(got.speaker or "", "")]
    if not any(_same(want.speaker, name) for name in said):
        faults.append(f"speaker {said}, not {want.speaker!r}")
    via = [one.text for one in got.via]
    if len(via) != len(want.via) or not all(_same(a, b) for a, b in zip(want.via, via, strict=True)):
        faults.append(f"via {via}")
    if (got.inside is not None) != (want.inside is not None):
        faults.append(f"inside {got.inside}")
    if faults:
        faults[-1] += f"  [{got.rule}]"
    return faults


def _same(wanted: str, name: str) -> bool:
    """The same folded words for the most part: a role more or less before the name is no fault."""
    a, b = set(fold(wanted).split()), set(fold(name).split())
    return bool(a & b) and 2 * len(a & b) / (len(a) + len(b)) >= 0.6


def example_of(row: Row) -> Case:
    """A lexicon row's own example as a case."""
    return parse_case(row.example, row.outcome.split(" | "), f"verbs.tsv:{row.line}")


def test_there_are_enough_cases() -> None:
    assert sum(len(family_cases(family)) for family in FAMILIES) >= 300
    assert min(len(family_cases(family)) for family in FAMILIES) >= 10


@pytest.mark.parametrize("family", FAMILIES)
def test_family_comes_out(family: str) -> None:
    right = sum(not wrong_in(case) for case in family_cases(family))
    assert right >= FLOORS["families"].get(family, 0)


def test_rows_examples_come_out() -> None:
    right = sum(not wrong_in(example_of(row)) for row in load_lexicon().cues.table)
    assert right >= FLOORS["rows"]["right"]


def main() -> None:
    """Print what does not come out: all families and rows, or those named."""
    names = sys.argv[1:] or [*FAMILIES, "rows"]
    for name in names:
        cases = [example_of(row) for row in load_lexicon().cues.table] if name == "rows" else family_cases(name)
        faults = {case.place: (case.text, wrong) for case in cases if (wrong := wrong_in(case))}
        print(f"## {name} {len(cases) - len(faults)} of {len(cases)}")
        for place, (text, wrong) in faults.items():
            print(f"{place}  {text}")
            for fault in wrong:
                print(f"    {fault}")


if __name__ == "__main__":
    main()
