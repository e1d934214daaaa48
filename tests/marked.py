"""Sentences with their marks: what a linguist writes to say which statements a text holds.

    {c1:وأكد} {s1:وزير الصحة} أن {q1:المستشفيات جاهزة}.
    1 act=assert form=indirect speaker=وزير الصحة

Marks are c cue, s source, q content (twice where the source interrupts it), v via, to addressee, at venue, d time of
saying; the number behind the letters is the statement's (1 if left out) and marks may hold marks. Below the sentence
stands one line a statement, or `none`. `speaker` may be left out where it is the source's text, `form` where it is
indirect; `inside=N` names the statement in whose content it stands, `via=A + B` those who passed it on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

_OPEN = re.compile(r"\{(c|s|q|v|to|at|d)(\d*):")
_KEYS = frozenset({"act", "form", "speaker", "via", "inside"})


class Mark(NamedTuple):
    """One marked stretch of the plain text."""

    kind: str
    number: int
    start: int
    end: int


@dataclass
class Expected:
    """What must come out for one statement; spans are (start, end) in the plain text."""

    cue: tuple[int, int] | None = None
    source: tuple[int, int] | None = None
    content: list[tuple[int, int]] = field(default_factory=list)
    via: list[str] = field(default_factory=list)
    to: tuple[int, int] | None = None
    venue: tuple[int, int] | None = None
    act: str = "assert"
    form: str = "indirect"
    speaker: str = ""
    inside: int | None = None


class Case(NamedTuple):
    """A text, its statements by number, and where it stands: `place` is FILE:LINE."""

    text: str
    statements: dict[int, Expected]
    place: str


def unmark(marked: str) -> tuple[str, list[Mark]]:
    """The plain text and its marks; raises ValueError where a brace is not closed or opens no mark."""
    plain: list[str] = []
    open_marks: list[tuple[str, int, int]] = []
    marks: list[Mark] = []
    at = length = 0
    while at < len(marked):
        opening = _OPEN.match(marked, at)
        if opening:
            open_marks.append((opening[1], int(opening[2] or 1), length))
            at = opening.end()
        elif marked[at] == "}":
            if not open_marks:
                raise ValueError(f"a brace closes nothing: {marked}")
            kind, number, start = open_marks.pop()
            marks.append(Mark(kind, number, start, length))
            at += 1
        elif marked[at] == "{":
            raise ValueError(f"a brace opens no mark: {marked}")
        else:
            plain.append(marked[at])
            length += 1
            at += 1
    if open_marks:
        raise ValueError(f"a mark is not closed: {marked}")
    return "".join(plain), sorted(marks, key=lambda mark: (mark.start, mark.end))


def parse_case(marked: str, outcomes: list[str], place: str) -> Case:
    """The case of a marked text and its outcome lines; raises ValueError with the place of what is wrong."""
    text, marks = unmark(marked)
    statements: dict[int, Expected] = {}
    for line in outcomes:
        if line != "none":
            number, expected = _outcome(line, place)
            statements[number] = expected
    for mark in marks:
        if mark.number not in statements:
            raise ValueError(f"{place}: no line for statement {mark.number}")
        _place(statements[mark.number], mark, text)
    for number, expected in statements.items():
        if expected.cue is None:
            raise ValueError(f"{place}: statement {number} has no cue")
        if not expected.speaker:
            if expected.source is None:
                raise ValueError(f"{place}: statement {number} has neither source nor speaker")
            expected.speaker = text[slice(*expected.source)]
    return Case(text, statements, place)


def _place(expected: Expected, mark: Mark, text: str) -> None:
    span = (mark.start, mark.end)
    if mark.kind == "c":
        expected.cue = span
    elif mark.kind == "s":
        expected.source = span
    elif mark.kind == "q":
        expected.content.append(span)
    elif mark.kind == "v":
        if text[slice(*span)] not in expected.via:
            expected.via.append(text[slice(*span)])
    elif mark.kind == "to":
        expected.to = span
    elif mark.kind == "at":
        expected.venue = span


def _outcome(line: str, place: str) -> tuple[int, Expected]:
    """`1 act=warn form=mixed speaker=وزير الصحة` as a number and what is expected."""
    number, _, rest = line.partition(" ")
    if not number.isdigit():
        number, rest = "1", line
    values: dict[str, str] = {}
    parts = re.split(r"(?:^|\s+)(\w+)=", rest)
    for key, value in zip(parts[1::2], parts[2::2], strict=True):
        if key not in _KEYS:
            raise ValueError(f"{place}: unknown key {key}")
        values[key] = value.strip()
    if "act" not in values:
        raise ValueError(f"{place}: an act is due: {line}")
    return int(number), Expected(
        act=values["act"],
        form=values.get("form", "indirect"),
        speaker=values.get("speaker", ""),
        via=[name.strip() for name in values["via"].split("+")] if "via" in values else [],
        inside=int(values["inside"]) if "inside" in values else None,
    )


def read_cases(lines: list[str], name: str) -> list[Case]:
    """The cases of a file: blocks parted by blank lines, the outcome lines below the text; '#' opens a comment line."""
    cases: list[Case] = []
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.startswith("#"):
            continue
        if line.strip():
            block.append((number, line.strip()))
        elif block:
            cases.append(_case(block, name))
            block = []
    return cases


def _case(block: list[tuple[int, str]], name: str) -> Case:
    place = f"{name}:{block[0][0]}"
    split = next((i for i, (_, line) in enumerate(block) if line == "none" or re.match(r"\d+ act=", line)), len(block))
    if not 0 < split < len(block):
        raise ValueError(f"{place}: a text and its outcome are due")
    text = "\n".join(line for _, line in block[:split])
    return parse_case(text, [line for _, line in block[split:]], place)
