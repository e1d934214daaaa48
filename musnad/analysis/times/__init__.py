"""Time expressions as Arabic newspapers write them, with their TIMEX3 values (TimeML 1.2.1; see docs/times.md)."""

from __future__ import annotations

import datetime

from musnad.analysis.document import Document
from musnad.analysis.times.scan import Expression, find_times
from musnad.analysis.times.values import FIRST_YEAR, LAST_YEAR, Day, Same, Value, Weekday, resolve
from musnad.records import Published, Time

__all__ = ["Expression", "find_times", "resolve_times"]

CLOSE = 80  # characters: how far before لليوم الخامس the day it counts may be named


def resolve_times(
    document: Document, expressions: list[Expression], published: dict[str, Published]
) -> tuple[Time, ...]:
    """The expressions with the values that the articles' publication days give them, named t1, t2 ... in text order."""
    days = {article: interval(days) for article, days in published.items()}
    last: dict[str, Value] = {}
    ended: dict[str, int] = {}
    found = []
    for number, said in enumerate(expressions, 1):
        earliest, latest = days.get(said.article, (None, None))
        if (
            isinstance(said.meaning, Same)
            and said.meaning.or_today
            and said.start - ended.get(said.article, -CLOSE) > CLOSE
        ):
            value = resolve(Day(0), None, earliest, latest)
        elif isinstance(said.meaning, Same):
            value = said.meaning.beside(last.get(said.article, Value("")))
        elif isinstance(said.meaning, Weekday) and joins_weekday(expressions, number - 1):
            value = said.meaning.behind(last.get(said.article, Value(""))) or resolve(
                said.meaning, said.ahead, earliest, latest
            )
            last[said.article], ended[said.article] = value, said.end
        else:
            value = resolve(said.meaning, said.ahead, earliest, latest)
            if value.earliest is not None:
                last[said.article], ended[said.article] = value, said.end
        found.append(
            Time(
                f"t{number}", said.article, said.start, said.end, document.text[said.start : said.end], said.type,
                value.value, _iso(value.earliest), _iso(value.latest), said.rule,
            )
        )  # fmt: skip
    return tuple(found)


def joins_weekday(expressions: list[Expression], at: int) -> bool:
    """Whether the expression is a bare weekday right behind another, with و: السبت والأحد."""
    said, before = expressions[at], expressions[at - 1]
    return (
        at > 0
        and isinstance(said.meaning, Weekday)
        and isinstance(before.meaning, Weekday)
        and said.meaning.shift is None
        and said.article == before.article
        and said.first == before.last
        and said.start - before.end == len(" و")
    )


def interval(published: Published) -> tuple[datetime.date | None, datetime.date | None]:
    """The days as dates; None where open or outside what can be reckoned with."""
    return _date(published.earliest), _date(published.latest)


def _date(iso: str | None) -> datetime.date | None:
    day = datetime.date.fromisoformat(iso) if iso else None
    return day if day is not None and FIRST_YEAR < day.year < LAST_YEAR else None


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
