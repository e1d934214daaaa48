"""A run: neighbouring tokens that may stand in a time expression, as the rules read them, and the small phrases in it."""

from __future__ import annotations

from typing import NamedTuple

from musnad.analysis.times.values import Meaning
from musnad.lexicon.calendar import NOTHING, Calendar, Sense
from musnad.records import TimeType
from musnad.text import Word

PREPOSITIONS = ("during", "in", "lasting", "of", "preposition")
CLOSING = ("»", '"', "”", ")", "]")


NO_FORMS, NO_SENSES = ("",) * 16, (NOTHING,) * 16


class Match(NamedTuple):
    """An expression in a run: tokens [first, last), and the letters of its first word that are not part of it.

    `wrong` says what is impossible in it (31 فبراير); such a match is a problem of the page, not a time.
    """

    first: int
    last: int
    type: TimeType
    meaning: Meaning
    rule: str
    cut: int = 0
    wrong: str = ""


class Run:
    """Tokens and their senses. `before` and `after` tell the class of the word on either side ("" if none known)."""

    __slots__ = ("after", "before", "calendar", "forms", "senses", "size", "words")

    def __init__(self, calendar: Calendar, words: tuple[Word, ...], before: str, after: str) -> None:
        self.calendar = calendar
        self.words = words
        self.size = len(words)
        # Nothing stands behind the last token, nor (index -1) before the first: rules look ahead without asking.
        self.forms: list[str] = [*(word.form for word in words), *NO_FORMS]
        self.senses: list[Sense] = [*map(calendar.sense, self.forms[: self.size]), *NO_SENSES]
        self.before = before
        self.after = after

    def kinds(self, at: int) -> dict[str, int | str]:
        """The classes of token `at`, none outside the run."""
        return self.senses[at].kinds

    def attached(self, at: int) -> str:
        """The particles before the word of token `at`: "و", "لل" ..., "" if none."""
        return self.senses[at].attached

    def cut(self, at: int) -> int:
        """The letters of those particles."""
        return self.senses[at].cut

    def joined(self, at: int) -> bool:
        """Whether و or ف is among them."""
        return self.senses[at].joined

    def bare(self, at: int) -> str:
        """The folded form of token `at` without its particles."""
        return self.form(at)[self.cut(at) :]

    def open_at(self, at: int) -> bool:
        """Whether a phrase may go on at token `at`: there is one, with nothing attached."""
        return at < self.size and not self.senses[at].attached

    def inner(self, at: int, kind: str) -> bool:
        """Whether token `at` is of the class and nothing is attached to it, so that a phrase may go on with it."""
        sense = self.senses[at]
        return kind in sense.kinds and not sense.attached

    def form(self, at: int) -> str:
        """The folded form of token `at`, "" outside the run."""
        return self.forms[at]

    def context(self, at: int) -> str:
        """The class of what stands before token `at`: "preposition", "event", "name_head" ..., "" if none of them."""
        if self.senses[at].attached.strip("وف"):
            return "preposition"
        if at == 0:
            return self.before
        return self.calendar.contexts.get(self.form(at - 1), "mark" if self.words[at - 1].kind == "p" else "")

    def next_class(self, at: int) -> str:
        """The class of what stands at token `at`, which may be just behind the run."""
        if at < len(self.words):
            return self.calendar.behind(self.words[at], self.words[at + 1 : at + 2], self.words[at - 1])
        return self.after


def number(run: Run, at: int) -> tuple[int, int] | None:
    """The number that starts at token `at` and where it ends: 15, خمسة, خمسة وعشرين, خمسة عشر, ثلاثة آلاف."""
    kinds = run.kinds(at)
    if "digits" in kinds:
        return int(kinds["digits"]), at + 1
    if "cardinal" not in kinds:
        return None
    total, at = int(kinds["cardinal"]), at + 1
    if total < 10 and run.inner(at, "cardinal") and run.kinds(at)["cardinal"] == 10:
        return total + 10, at + 1
    if run.inner(at, "cardinal") and int(run.kinds(at)["cardinal"]) in (100, 1000):
        total, at = total * int(run.kinds(at)["cardinal"]), at + 1
    while "cardinal" in run.kinds(at) and run.attached(at) == "و":
        more = int(run.kinds(at)["cardinal"])
        if not ((total < 10 and 20 <= more < 100) or (total >= 100 > more)):  # "ثلاثة وستة أشهر" are two numbers
            break
        total, at = total + more, at + 1
    return total, at


def ordinal(run: Run, at: int) -> tuple[int, int] | None:
    """The ordinal that starts at token `at`: الخامس, الحادي عشر, الخامس والعشرين, العشرين."""
    kinds = run.kinds(at)
    if "ordinal" not in kinds:
        if "cardinal" in kinds and int(kinds["cardinal"]) in (20, 30) and _article(run, at):
            return int(kinds["cardinal"]), at + 1
        return None
    value, at = int(kinds["ordinal"]), at + 1
    tens = run.kinds(at).get("cardinal")
    if tens == 10 and not run.attached(at):
        return (value if value > 10 else value + 10), at + 1
    if tens is not None and int(tens) >= 20 and run.attached(at) == "و":
        return (value if value < 11 else 1) + int(tens), at + 1
    return (value, at) if value < 11 else None


def _article(run: Run, at: int) -> bool:
    sense = run.senses[at]
    return run.form(at)[len(sense.attached) :].startswith("ال") or sense.attached.endswith("ل")


def month_name(run: Run, at: int) -> tuple[int, int, bool] | None:
    """A month written once: (month, next token, Hijri or not): أكتوبر, كانون الثاني, جمادى الآخرة."""
    kinds = run.kinds(at)
    if "month" in kinds:
        weak_father = run.form(at).endswith("اب") and "آ" not in run.words[at].text
        return None if weak_father else (int(kinds["month"]), at + 1, False)
    for kind, group, hijri in (("month_head", "month_heads", False), ("hijri_head", "hijri_heads", True)):
        if kind in kinds:
            head = run.bare(at)
            month = run.calendar.heads[group].get(head, {}).get(run.form(at + 1))
            return None if month is None else (month, at + 2, hijri)
    if "hijri" in kinds:
        return int(kinds["hijri"]), at + 1, True
    return None


def month(run: Run, at: int) -> tuple[int, int, bool] | None:
    """A month with its second name: يوليو (تموز), آذار/ مارس, يوليو تموز."""
    found = month_name(run, at)
    if found is None or found[2]:
        return found
    value, end, _ = found
    mark = run.form(end)
    if mark in ("(", "[", "/", "-", "–"):
        again = month_name(run, end + 1)
        if again and again[0] == value:
            closed = run.form(again[1]) in (")", "]")
            if mark in ("(", "["):
                return (value, again[1] + 1, False) if closed else found
            return value, again[1], False
        if mark == "/" and "month_head" in run.kinds(end + 1):
            return value, end + 2, False
        return found
    again = month_name(run, end) if not run.attached(end) else None
    return (value, again[1], False) if again and again[0] == value else found


def shift(run: Run, at: int) -> tuple[int, int] | None:
    """الماضي (-1), الحالي (0), المقبل (1), قبل الماضي (-2), behind a closing mark too: «15 أكتوبر» الحالي."""
    if run.form(at) in CLOSING:
        at += 1
    beyond = 0
    if run.form(at) == "ما":
        at += 1
    if run.form(at) in ("قبل", "بعد"):
        beyond, at = (-1 if run.form(at) == "قبل" else 1), at + 1
    if not run.inner(at, "shift"):
        return None
    value = int(run.kinds(at)["shift"])
    if beyond and beyond != value:
        return None
    return value + beyond, at + 1


def year(run: Run, at: int, hijri_month: bool = False) -> tuple[int, int, bool] | None:
    """A year: (year, next token, Hijri or not): 2015, عام 2011, العام 2013م, عامي 2009, أعوام 1958 (و1962), سنة 1437هـ.

    Behind a Hijri month 1436 needs no هـ.
    """
    named = any(run.kinds(at).get(kind) == "Y" for kind in ("single", "definite", "dual", "plural"))
    bracketed, told = 0, False
    if named:
        at += 1
        told = run.inner(at, "hijra")  # العام الهجري 1436
        at += told
        bracketed = int(run.form(at) == "(" and run.form(at + 2) == ")")
        at += bracketed
    kinds = run.kinds(at)
    if named and run.attached(at):
        return None
    value = kinds.get("year")
    if value is None and named and kinds.get("width") == 4 and 1000 <= int(kinds["digits"]) <= 2100:
        value = kinds["digits"]
    if value is None and hijri_month and kinds.get("width") == 4 and 1300 <= int(kinds["digits"]) <= 1500:
        value = kinds["digits"]
    if value is None:
        return None
    end = at + 1 + bracketed
    hijri = "hijri_era" in kinds or told or ((named or hijri_month) and 1300 <= int(value) <= 1500)
    if run.inner(end, "hijra"):
        return int(value), end + 1, True
    if run.inner(end, "christian"):
        return int(value), end + 1, False
    return int(value), end, hijri
