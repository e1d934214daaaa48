"""What a time expression means, apart from the day it is read on, and the TIMEX3 value that a day gives it.

Each meaning answers `at(day, ahead)`: its value as read on `day`; `ahead` is True where the context makes it lie in the
future, False in the past, None where nothing tells. With `day` None the value stays underspecified (X, as in TIMEX3).
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import NamedTuple

from hijridate import Gregorian, Hijri

DAY = datetime.timedelta(days=1)
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month each begins in
PORTIONS = {"H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
FIRST_YEAR, LAST_YEAR = 2, 9000  # what dates can be reckoned with


class Value(NamedTuple):
    """A TIMEX3 value and the days that it spans, both ends included; None where it stays open."""

    value: str
    earliest: datetime.date | None = None
    latest: datetime.date | None = None


class Fixed(NamedTuple):
    """The same on every day: a duration, a set, PAST_REF, a year."""

    value: str
    earliest: datetime.date | None = None
    latest: datetime.date | None = None

    def at(self, day: datetime.date | None, ahead: bool | None) -> Value:
        return Value(*self)


class Day(NamedTuple):
    """A day counted from the article's: أمس is -1. `part` is its part of the day ("TMO"), `weekday` the one named with it."""

    offset: int
    part: str = ""
    weekday: int = 0

    def at(self, day: datetime.date | None, ahead: bool | None) -> Value:
        if day is None:
            return Value((f"XXXX-WXX-{self.weekday}" if self.weekday else "XXXX-XX-XX") + self.part)
        target = day + self.offset * DAY
        if (
            self.weekday
        ):  # the day named wins over the day counted: pages dated after midnight say أمس of the day before
            target -= ((target.isoweekday() - self.weekday + 3) % 7 - 3) * DAY
        return _day_value(target, self.part)


class Weekday(NamedTuple):
    """A day of the week (1 Monday). `shift`: -1 الماضي, 1 المقبل, None neither (the last one, today's included)."""

    weekday: int
    shift: int | None = None
    part: str = ""

    def at(self, day: datetime.date | None, ahead: bool | None) -> Value:
        if day is None:
            return Value(f"XXXX-WXX-{self.weekday}{self.part}")
        back = (day.isoweekday() - self.weekday) % 7
        if self.shift is not None and self.shift < 0:
            return _day_value(day - ((back or 7) - 7 * (self.shift + 1)) * DAY, self.part)
        if self.shift is not None and self.shift > 0:
            return _day_value(day + (7 - back + 7 * (self.shift - 1)) * DAY, self.part)
        if ahead:
            return _day_value(day + (7 - back) % 7 * DAY, self.part)
        return _day_value(day - back * DAY, self.part)

    def behind(self, last: Value) -> Value | None:
        """The day after `last` where that is this weekday (السبت والأحد: the Sunday next to the Saturday); else None."""
        if last.earliest is None or last.earliest != last.latest:
            return None
        after = last.earliest + DAY
        return _day_value(after, self.part) if after.isoweekday() == self.weekday else None


class Date(NamedTuple):
    """A month, or a day of it; month 0 is one counted from the article's by `shift` (14 من الشهر الماضي). `year` None: told by `shift` (الماضي، الحالي، المقبل) or `year_shift` (من العام الماضي).

    `offset` is how it lies to the article's day where the text names it both ways (اليوم الخميس 9 أكتوبر: 0), `weekday`
    the day of the week named with it, which tells the year.
    """

    month: int
    day: int | None = None
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    part: str = ""
    offset: int | None = None
    weekday: int = 0

    def at(self, day: datetime.date | None, ahead: bool | None) -> Value:
        if self.month == 0:
            return self._of_month(day)
        year = self.year
        if year is None and day is not None:
            year = self._year(day, ahead)
        month = f"{self.month:02}" if self.day is None else f"{self.month:02}-{self.day:02}"
        if year is None:
            return Value(f"XXXX-{month}{self.part}")
        first = _safe_date(year, self.month, self.day or 1)
        last = first if self.day else _month_end(first)
        return Value(f"{year:04}-{month}{self.part}", first, last)

    def _falls_on(self, year: int) -> bool:
        return _safe_date(year, self.month, self.day or 1).isoweekday() == self.weekday

    def _of_month(self, day: datetime.date | None) -> Value:
        if day is None:
            return Value(f"XXXX-XX-{self.day:02}{self.part}")
        first = month_value(day.year, day.month + (self.shift or 0)).earliest
        if first is None or not day_exists(first.year, first.month, self.day or 1):
            return Value(f"XXXX-XX-{self.day:02}{self.part}")
        return _day_value(first.replace(day=self.day or 1), self.part)

    def _year(self, day: datetime.date, ahead: bool | None) -> int:
        if self.year_shift is not None:
            return day.year + self.year_shift
        here, there = (day.month, day.day), (self.month, self.day if self.day else day.day)
        if self.shift == 0:
            gap = self.month - day.month
            return day.year - (gap > 6) + (gap < -6)
        if self.shift is not None and self.shift < 0:
            return day.year - (there >= here if self.day else self.month >= day.month) + self.shift + 1
        if self.shift is not None:
            return day.year + (there <= here if self.day else self.month <= day.month) + self.shift - 1
        if self.weekday and self.day:
            years = [y for y in (day.year, day.year - 1, day.year + 1) if self._falls_on(y)]
            if years:
                return min(years, key=lambda y: abs((_safe_date(y, self.month, self.day or 1) - day).days))
        if ahead is not None:
            return day.year + (there < here) if ahead else day.year - (there > here)
        months = self.month - day.month + ((self.day or day.day) - day.day) / 31
        until, since = months % 12, -months % 12
        near = until < since / 2.5  # a date without a year is the last one, unless the next one is much nearer
        return day.year + (there < here) if near else day.year - (there > here)


class HijriDate(NamedTuple):
    """A Hijri month or a day of it, as the Gregorian days it falls on; the value of a month is that of its first day."""

    month: int
    day: int | None = None
    year: int | None = None
    shift: int | None = None

    def at(self, day: datetime.date | None, ahead: bool | None) -> Value:
        year = self.year
        today = hijri_of(day)
        if year is None and today is not None:
            year = today.year
            if self.shift is not None and self.shift < 0 and self.month >= today.month:
                year -= 1
            elif self.shift is not None and self.shift > 0 and self.month <= today.month:
                year += 1
            elif self.shift is None and not ahead and self.month > today.month + 6:
                year -= 1
        if year is None:
            return Value("XXXX-XX-XX" if self.day else "XXXX-XX")
        return _hijri_value(year, self.month, self.day)


class Span(NamedTuple):
    """A week W, month M, year Y, decade E or century C counted from the article's day: العام الماضي is ("Y", -1).

    `calendar` "hijri" counts Hijri years, "school" those that begin in September; `edge` "start" of a Hijri year is its
    first month, which the newspapers mean by مطلع العام الهجري. `year` is the year it is told to be (العام الماضي 2017).
    """

    unit: str
    shift: int
    calendar: str = ""
    edge: str = ""
    year: int | None = None

    def at(self, day: datetime.date | None, ahead: bool | None) -> Value:
        if self.year is not None:
            return year_value(self.year)
        if day is None:
            return Value({"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "E": "XXX", "C": "XX"}[self.unit])
        if self.unit == "W":
            return week_value(day + 7 * self.shift * DAY)
        if self.unit == "M":
            return month_value(day.year, day.month + self.shift)
        if self.calendar == "hijri":
            today = hijri_of(day)
            return hijri_year(today.year + self.shift, self.edge) if today else Value("XXXX")
        if self.calendar == "school":
            return year_value(day.year + self.shift - (day.month < 9))
        if self.unit == "Y":
            return year_value(day.year + self.shift)
        size = 10 if self.unit == "E" else 100
        start = day.year // size + self.shift
        return Value(str(start), datetime.date(start * size, 1, 1), datetime.date(start * size + size - 1, 12, 31))


class Season(NamedTuple):
    """SP SU FA WI; a winter bears the year it begins in."""

    season: str
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None

    def at(self, day: datetime.date | None, ahead: bool | None) -> Value:
        year = self.year
        if year is None and day is not None:
            year = self._year(day)
        if year is None:
            return Value(f"XXXX-{self.season}")
        start = datetime.date(year, SEASON_MONTHS[self.season], 1)
        return Value(f"{year:04}-{self.season}", start, month_value(year, start.month + 2).latest)

    def _year(self, day: datetime.date) -> int:
        if self.year_shift is not None:
            return day.year + self.year_shift
        begins = SEASON_MONTHS[self.season]
        current = day.year - (self.season == "WI" and day.month < 3)
        if self.shift is not None and self.shift < 0:  # the last one that is over
            over = datetime.date(current + (begins == 12), (begins + 2) % 12 + 1, 1)
            return current if over <= day else current - 1
        if self.shift is not None and self.shift > 0:
            return current if datetime.date(current, begins, 1) > day else current + 1
        return current


class Ago(NamedTuple):
    """So many units before (sign -1) the article's day; the value is as coarse as the unit."""

    amount: int
    unit: str
    sign: int = -1

    def at(self, day: datetime.date | None, ahead: bool | None) -> Value:
        steps = self.amount * self.sign
        if day is None:
            return Value({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(self.unit, "XXXX"))
        if self.unit == "D":
            return _day_value(day + steps * DAY)
        if self.unit == "W":
            return week_value(day + 7 * steps * DAY)
        if self.unit == "M":
            return month_value(day.year, day.month + steps)
        return year_value(day.year + steps * {"E": 10, "C": 100}.get(self.unit, 1))


class Portion(NamedTuple):
    """A half (H1 H2) or quarter (Q1 … Q4) of a year, given or counted from the article's."""

    portion: str
    year: int | None = None
    shift: int = 0

    def at(self, day: datetime.date | None, ahead: bool | None) -> Value:
        year = self.year if self.year is not None else day.year + self.shift if day else None
        if year is None:
            return Value(f"XXXX-{self.portion}")
        first, last = PORTIONS[self.portion]
        return Value(f"{year:04}-{self.portion}", datetime.date(year, first, 1), month_value(year, last).latest)


class Clock(NamedTuple):
    """A time of day on the day that `day` means."""

    hour: int
    minute: int
    day: Day | Weekday | Date

    def at(self, day: datetime.date | None, ahead: bool | None) -> Value:
        base = self.day.at(day, ahead)
        return Value(f"{base.value}T{self.hour:02}:{self.minute:02}", base.earliest, base.latest)


class Same(NamedTuple):
    """The day D, month M, week W or year Y named last before it, moved by `shift`: ذلك اليوم، العام نفسه، اليوم التالي.

    `or_today`: the article's own day where none is named close before it (لليوم الخامس).
    """

    unit: str
    shift: int = 0
    or_today: bool = False

    def at(self, day: datetime.date | None, ahead: bool | None) -> Value:
        return Value({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(self.unit, "XXXX"))

    def beside(self, last: Value) -> Value:
        """The value where `last` is what was named before; stays open where that is coarser or open itself."""
        if last.earliest is None or (self.unit == "D" and last.earliest != last.latest):
            return self.at(None, None)
        if self.unit == "D":
            return _day_value(last.earliest + self.shift * DAY)
        return Span(self.unit, self.shift).at(last.earliest, None)


Meaning = Fixed | Day | Weekday | Date | HijriDate | Span | Season | Ago | Portion | Clock | Same


@lru_cache(maxsize=20_000)
def resolve(
    meaning: Meaning, ahead: bool | None, earliest: datetime.date | None, latest: datetime.date | None
) -> Value:
    """The value on a day between `earliest` and `latest`: what all those days agree on, X for the rest.

    "15 أكتوبر الحالي" read between 2 and 15 October 2025 is 2025-10-15; "أمس" read then is 2025-10-XX.
    """
    if earliest is None or latest is None:
        return meaning.at(None, ahead)
    low = meaning.at(earliest, ahead)
    if earliest == latest:
        return low
    high = meaning.at(latest, ahead)
    if low == high:
        return low
    ends = [day for day in (low.earliest, high.earliest, low.latest, high.latest) if day is not None]
    return Value(_agree(low.value, high.value, meaning.at(None, ahead).value), min(ends), max(ends)) if ends else low


def _agree(low: str, high: str, template: str) -> str:
    """What two values share, part by part from the left; `template` where their shapes differ or it is a weekday's."""
    a, b, c = low.split("-"), high.split("-"), template.split("-")
    if not len(a) == len(b) == len(c) or c[-1][:1] == "W" or (len(c) > 1 and c[1] == "WXX"):
        return template
    open_from = next(i for i in range(len(a)) if a[i] != b[i])
    return "-".join(a[:open_from] + c[open_from:])


def day_exists(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has the day; 29 February does where the year is not told."""
    try:
        datetime.date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def year_value(year: int) -> Value:
    """A whole year."""
    return Value(f"{year:04}", datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def month_value(year: int, month: int) -> Value:
    """A whole month; months under 1 and over 12 run into the years beside."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = datetime.date(year, month, 1)
    return Value(f"{year:04}-{month:02}", first, _month_end(first))


def week_value(day: datetime.date) -> Value:
    """The ISO week that holds `day`."""
    year, week, weekday = day.isocalendar()
    monday = day - (weekday - 1) * DAY
    return Value(f"{year:04}-W{week:02}", monday, monday + 6 * DAY)


def hijri_of(day: datetime.date | None) -> Hijri | None:
    """The day in the Umm al-Qura calendar; None where no day is given or its tables end (1924 to 2077)."""
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri() if day else None
    except OverflowError:
        return None


def hijri_year(year: int, edge: str = "") -> Value:
    """A Hijri year as the Gregorian one that holds most of it; its start as the Gregorian month it begins in."""
    try:
        first = Hijri(year, 1, 1).to_gregorian()
        last = Hijri(year + 1, 1, 1).to_gregorian() - DAY
    except (ValueError, OverflowError):  # outside the tables of the Umm al-Qura calendar
        return Value("XXXX")
    if edge == "start":
        return month_value(first.year, first.month)
    return Value(
        f"{(first + 177 * DAY).year:04}",
        datetime.date.fromordinal(first.toordinal()),
        datetime.date.fromordinal(last.toordinal()),
    )


def _hijri_value(year: int, month: int, day: int | None) -> Value:
    try:
        first = Hijri(year, month, day or 1).to_gregorian()
        last = first if day else first + (Hijri(year, month, 1).month_length() - 1) * DAY
    except (ValueError, OverflowError):  # no such day, or outside the tables of the Umm al-Qura calendar
        return Value("XXXX-XX-XX" if day else "XXXX-XX")
    if day:
        return _day_value(datetime.date.fromordinal(first.toordinal()))
    return Value(
        f"{first.year:04}-{first.month:02}",
        datetime.date.fromordinal(first.toordinal()),
        datetime.date.fromordinal(last.toordinal()),
    )


def _day_value(day: datetime.date, part: str = "") -> Value:
    return Value(day.isoformat() + part, day, day)


def _month_end(first: datetime.date) -> datetime.date:
    return (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY


def _safe_date(year: int, month: int, day: int) -> datetime.date:
    """The day; 29 February of a common year is the 28th (the year was reckoned, not written)."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return datetime.date(year, month, 28)
