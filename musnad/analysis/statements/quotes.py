"""Quotation marks paired, piece by piece, with unbalanced ones mended by a stated rule and reported."""

from __future__ import annotations

from typing import NamedTuple

from musnad.text import Word

OPENERS = {"«": "»", "“": "”", "‹": "›", "„": "”"}
CLOSERS = {"»": "«", "”": "“", "›": "‹"}
PLAIN = {'"', "''", "＂"}
MARKS = frozenset({*OPENERS, *CLOSERS, *PLAIN})


class Quote(NamedTuple):
    """A quotation: the tokens of its marks (`close` is the token behind its last word where none stands there).

    `depth` 0 stands in no other quotation. `mended` names the rule that supplied a mark, "" where both stand.
    """

    open: int
    close: int
    depth: int
    mended: str = ""


def pair_quotes(words: list[Word], first: int, last: int, marks: list[int]) -> list[Quote]:
    """The quotations of tokens [first, last) in text order; `marks` are the indices of its quotation marks.

    Rules of mending: "mismatched" («... closed by "), "turned" (» that opens), "unclosed" (runs to the piece's end),
    and a closing mark without an opening one makes no quotation.
    Example: «نعلن (...) بشكل كامل" في عملية ("we announce ... in full", its marks of two kinds): one quotation.
    """
    found: list[Quote] = []
    stack: list[int] = []
    for at in marks:
        mark = words[at].text
        opens = _opens(words, at, first, last, mark, stack)
        if opens:
            stack.append(at)
            continue
        start, rule = _partner(words, stack, mark)
        if start is not None:
            found.append(Quote(start, at, len(stack), rule))
    while stack:
        start = stack.pop()
        found.append(Quote(start, last, len(stack), "unclosed"))
    return sorted(found)


def _opens(words: list[Word], at: int, first: int, last: int, mark: str, stack: list[int]) -> bool:
    if mark in OPENERS:  # behind a turned » the « closes
        return not (stack and words[stack[-1]].text == OPENERS[mark])
    before = at == first or words[at - 1].space != "" or words[at - 1].kind == "p"
    behind = at + 1 < last and words[at].space == "" and words[at + 1].kind != "p"
    if mark in CLOSERS:
        return not stack and before and at + 1 < last and _follows_colon(words, at, first)
    if not any(words[start].text in PLAIN for start in stack):
        if stack and not before:
            return False
        return before or behind
    return False


def _follows_colon(words: list[Word], at: int, first: int) -> bool:
    return at > first and words[at - 1].text == ":"


def _partner(words: list[Word], stack: list[int], mark: str) -> tuple[int | None, str]:
    """The opening mark that `mark` closes, taken off the stack with all that stands above it."""
    for depth in range(len(stack) - 1, -1, -1):
        opener = words[stack[depth]].text
        if OPENERS.get(opener, opener) == mark or (opener == "»" and mark == "«"):
            start = stack[depth]
            del stack[depth:]
            return start, ""
    if stack:
        return stack.pop(), "mismatched"
    return None, ""
