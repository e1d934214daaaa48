"""When each article appeared: an interval of days with its evidence, from the article's own words.

Every time expression that tells of the day becomes a clue: a bound (the day is not before, not after) or a condition
(its month is October, it is a Thursday). The interval is what all clues leave; a side that none bounds stays open.
A date binds only where the words before it show that it has happened (منذ، بعد سقوط ...) or lies ahead (المقرر، سيعقد).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import NamedTuple

from musnad.analysis.document import Document
from musnad.analysis.times import Expression
from musnad.analysis.times.scan import SENTENCE_END, dates_between
from musnad.analysis.times.values import DAY, Date, Day, Fixed, Meaning, Season, Span, Weekday, month_value
from musnad.lexicon import flags
from musnad.records import Article, Problem, Published
from musnad.text import fold

REACH = 8  # words before a date in which what tells past from future is looked for
CLAUSE_END = SENTENCE_END | frozenset('«»،":“”')
LINE = 16  # words of a line that says when the article appeared
FURTHEST = 800  # days from a bound within which a day that fits all conditions must lie


class Bound(NamedTuple):
    """A day that the article is not before, or not after, and what proves it."""

    day: datetime.date
    evidence: tuple[str, ...]


class Condition(NamedTuple):
    """What the article's day must be like: its month is October, it is a Thursday."""

    holds: Callable[[datetime.date], bool]
    evidence: str


class Clues:
    """What the expressions of one article, or of several that have one day, tell of it."""

    def __init__(self) -> None:
        self.lows: list[Bound] = []
        self.highs: list[Bound] = []
        self.conditions: list[Condition] = []
        self.current: list[tuple[Date, str, str]] = []  # "2 أكتوبر الحالي", its evidence, past or future
        self.gone: list[tuple[Date, str]] = []  # "يوليو الماضي"
        self.last_year: list[str] = []  # "العام الماضي"
        self.written: list[tuple[Date, str, str, str]] = []  # dates with a year: evidence, tense, the word before
        self.years: list[int] = []  # every year named in digits
        self.lead: list[tuple[int, str]] = []  # weekdays of the first paragraph

    def low(self) -> Bound | None:
        """The latest of the lower bounds."""
        return max(self.lows, default=None)

    def high(self) -> Bound | None:
        """The earliest of the upper bounds."""
        return min(self.highs, default=None)


def date_articles(document: Document, expressions: list[Expression]) -> dict[str, Published]:
    """Article id → the days between which it appeared. An article that nothing dates has no entry.

    The told day and the page's own metadata come first; then the article's words. Clues that contradict each other
    are put among the document's problems, and the article stays undated.
    """
    if document.day is not None:
        return dict.fromkeys(
            document.by_article, Published(document.day.isoformat(), document.day.isoformat(), ("told",))
        )
    found: dict[str, Published] = {}
    said: dict[str, list[tuple[Expression, str]]] = {article: [] for article in document.by_article}
    for number, expression in enumerate(expressions, 1):
        said[expression.article].append((expression, f"t{number}"))
    groups = one_day(document.articles) if len(document.articles) > 1 else [list(document.articles)]
    outer = document.capture.captured_at or document.capture.metadata.published
    for group in groups:
        told = outer or any(has_gap(document, article) for article in group)
        if not told and not any(may_bound(pair[0].meaning) for article in group for pair in said[article.id]):
            continue
        clues = gather(document, group, [pair for article in group for pair in said[article.id]])
        published = solve(document, group[0], clues)
        if published:
            found.update({article.id: published for article in group})
    return found


def has_gap(document: Document, article: Article) -> bool:
    """Whether text of the page lies between the article's headline and its first paragraph that may be a date line."""
    pieces = document.by_article[article.id]
    end = article.start
    for piece in pieces:
        if piece.kind == "byline" or piece.start > end + 2:
            return True
        if piece.kind == "paragraph":
            return False
        end = max(end, piece.end)
    return False


def may_bound(meaning: Meaning) -> bool:
    """Whether an expression may set a bound: without any, there is no interval and the rest need not be looked at."""
    if isinstance(meaning, Date):
        return meaning.year is not None
    if isinstance(meaning, Span):
        return meaning.year is not None
    return isinstance(meaning, Fixed) and meaning.earliest is not None


def one_day(articles: Iterable[Article]) -> list[list[Article]]:
    """The articles in groups that have one day: a teaser and the article that it announces, copies with one headline."""
    groups: dict[str, list[Article]] = {}
    names: dict[str, str] = {}
    for article in articles:
        headline = fold(article.headline.text) if article.headline else ""
        name = names.get(article.teaser_of or "") or (names.get(headline) if headline else None) or article.id
        names[article.id] = name
        if headline:
            names.setdefault(headline, name)
        groups.setdefault(name, []).append(article)
    return list(groups.values())


def gather(document: Document, group: list[Article], said: list[tuple[Expression, str]]) -> Clues:
    """All clues of a group of articles."""
    clues = Clues()
    metadata = _day(document.capture.metadata.published)
    if metadata and group[0].part == "main":
        clues.lows.append(Bound(metadata, ("metadata",)))
        clues.highs.append(Bound(metadata, ("metadata",)))
    for article in group:
        add_date_lines(document, clues, article)
    captured = _day(document.capture.captured_at)
    if captured:
        clues.highs.append(Bound(captured, ("captured",)))
    leads = [first_paragraph(document, article) for article in group]
    for expression, name in said:
        add_clue(document, clues, expression, name)
        meaning = expression.meaning
        in_lead = any(start <= expression.start < end for start, end in leads)
        if in_lead and isinstance(meaning, Weekday) and meaning.shift is None and expression.ahead is None:
            clues.lead.append((meaning.weekday, name))
    return clues


def add_date_lines(document: Document, clues: Clues, article: Article) -> None:
    """The date that stands alone in a short line between headline and text, or in a byline, is the article's day.

    "آخر تحديث: 3 مارس 2018" is the latest it can be. The evidence is called "dateline".
    """
    words = document.tokens.words
    first, last = document.tokens.range(article.start, first_paragraph(document, article)[0])
    inside = [piece for piece in document.by_article[article.id] if piece.kind not in ("byline", "paragraph")]
    for begin, end, date in dates_between(document, first, last):
        if any(piece.first <= begin < piece.last for piece in inside):
            continue
        while begin > first and "\n" not in words[begin - 1].space:
            begin -= 1
        while end < last and "\n" not in words[end - 1].space:
            end += 1
        day = date.at(None, None).earliest
        if day is None or end - begin > LINE:
            continue
        clues.highs.append(Bound(day, ("dateline",)))
        if not any(word.form.endswith("تحديث") for word in words[begin:end]):
            clues.lows.append(Bound(day, ("dateline",)))


def first_paragraph(document: Document, article: Article) -> tuple[int, int]:
    """Where the first paragraph of the body stands; (0, 0) if there is none."""
    return next(
        ((piece.start, piece.end) for piece in document.by_article[article.id] if piece.kind == "paragraph"), (0, 0)
    )


def add_clue(document: Document, clues: Clues, said: Expression, name: str) -> None:
    """What one expression tells of the article's day."""
    meaning = said.meaning
    if isinstance(meaning, Date):
        add_date(document, clues, said, meaning, name)
    elif isinstance(meaning, Day) and meaning.weekday:
        weekday, offset = meaning.weekday, meaning.offset
        clues.conditions.append(Condition(lambda day: (day + offset * DAY).isoweekday() == weekday, name))
    elif isinstance(meaning, Span) and meaning.unit == "Y" and not meaning.calendar:
        if meaning.year is not None:
            add_year(clues, meaning.year - meaning.shift, name)
        elif meaning.shift == -1:
            clues.last_year.append(name)
    elif isinstance(meaning, Season) and meaning.year_shift == -1:
        clues.last_year.append(name)
    elif isinstance(meaning, Fixed) and said.rule == "year" and meaning.earliest:
        clues.years.append(meaning.earliest.year)
        if not in_range(document, said) and tense(document, said) == "past":
            clues.lows.append(Bound(meaning.earliest, (name,)))


def in_range(document: Document, said: Expression) -> bool:
    """Whether a year is one end of موسم 2015 - 2016, which may end after the article."""
    words = document.tokens.words
    beside = [words[at].text for at in (said.first - 1, said.last) if 0 <= at < len(words)]
    return any(mark in ("-", "–", "/") for mark in beside)


def add_year(clues: Clues, year: int, name: str) -> None:
    """The year of the article itself is told: العام الماضي 2017 stands in an article of 2018."""
    clues.lows.append(Bound(datetime.date(year, 1, 1), (name,)))
    clues.highs.append(Bound(datetime.date(year, 12, 31), (name,)))


def add_date(document: Document, clues: Clues, said: Expression, meaning: Date, name: str) -> None:
    """A date with a year bounds; one with الحالي or الماضي sets conditions."""
    if meaning.year is not None:
        add_written(document, clues, said, meaning, name)
    elif meaning.month == 0:
        return
    elif meaning.shift == 0:
        month = meaning.month
        clues.conditions.append(Condition(lambda day: day.month == month, name))
        told = tense(document, said)
        clues.current.append((meaning, name, told))
        if meaning.day is not None and told:
            clues.conditions.append(Condition(_side(meaning.day, told), name))
    elif meaning.shift == -1 and meaning.day is None:
        gone = meaning.month
        clues.gone.append((meaning, name))
        clues.conditions.append(Condition(lambda day: day.month != gone, name))


def _side(month_day: int, told: str) -> Callable[[datetime.date], bool]:
    if told == "past":
        return lambda day: day.day >= month_day
    return lambda day: day.day <= month_day


def add_written(document: Document, clues: Clues, said: Expression, meaning: Date, name: str) -> None:
    """A date with its year: the article's own (اليوم 9 أكتوبر 2025), one that has been, or one to come."""
    assert meaning.year is not None
    clues.years.append(meaning.year)
    value = meaning.at(None, None)
    if value.earliest is None or value.latest is None:
        return
    told = tense(document, said)
    clues.written.append((meaning, name, told, word_before(document, said)))
    if meaning.offset is not None and meaning.day is not None:
        day = value.earliest - meaning.offset * DAY
        clues.lows.append(Bound(day, (name,)))
        clues.highs.append(Bound(day, (name,)))
    elif told == "past":
        clues.lows.append(Bound(value.earliest, (name,)))
    elif told == "future" and meaning.day is not None:
        clues.highs.append(Bound(value.latest, (name,)))


def tense(document: Document, said: Expression) -> str:
    """Whether the words before a date show that it is "past" or "future"; "" where they do not.

    The nearest of them decides: "منذ سقوط المدينة في ديسمبر 2024" past, "المقرر عقدها في 15 أكتوبر" future,
    "كان عقده يمتد حتى 2020" neither. A picture's date is past.
    """
    calendar, words = document.lexicon.calendar, document.tokens.words
    if said.piece == "caption" and isinstance(said.meaning, Date) and said.meaning.day is not None:
        return "past"
    for at in range(said.first - 1, max(said.first - REACH, 0) - 1, -1):
        word = words[at]
        if word.text in CLAUSE_END or "\n" in word.space:
            return ""
        form = word.form
        bare = form[1:] if form[:1] in ("و", "ف", "ل", "ب") else form
        if form in calendar.open_end or bare in calendar.open_end:
            return ""
        if word.bits & flags.FUTURE:
            return "future"
        if form in calendar.past or bare in calendar.past:
            if bare in ("كان", "كانت") and words[at + 1].form[:1] in ("ي", "ت", "ن"):  # كان يريدها في ديسمبر
                return ""
            before = words[max(at - REACH, 0) : at]
            return "" if any(word.bits & flags.FUTURE for word in before) else "past"
    return ""


def word_before(document: Document, said: Expression) -> str:
    """The class of the word right before a date: "named-after" in اتفاقية مايو 2016, "lasting" where منذ governs it."""
    calendar, words = document.lexicon.calendar, document.tokens.words
    form = words[said.first - 1].form if said.first else ""
    bare = form[1:] if form[:1] in ("و", "ل", "ب") else form
    if form in calendar.named_after or bare in calendar.named_after:
        return "named-after"
    near = [word.form.removeprefix("و") for word in words[max(0, said.first - REACH) : said.first]]
    return "lasting" if any(form in calendar.lasting for form in near) else ""


def solve(document: Document, article: Article, clues: Clues) -> Published | None:
    """The interval that the clues leave, None where they prove nothing or contradict each other."""
    tighten_by_lead(clues)
    assume_nearest_year(clues)
    low, high = clues.low(), clues.high()
    if low and high and low.day > high.day:
        contradiction(document, article, *low.evidence, *high.evidence)
        return None
    earliest, first_why = walk(low, clues.conditions, 1)
    latest, last_why = walk(high, clues.conditions, -1)
    if (low and not earliest) or (high and not latest) or (earliest and latest and earliest > latest):
        contradiction(document, article, *first_why, *last_why)
        return None
    if not earliest and not latest:
        return None
    evidence = tuple(sorted({*first_why, *last_why}, key=_evidence_order))
    return Published(earliest.isoformat() if earliest else None, latest.isoformat() if latest else None, evidence)


def walk(bound: Bound | None, conditions: list[Condition], step: int) -> tuple[datetime.date | None, list[str]]:
    """The first day from the bound on that fits all conditions, and what proves it."""
    if bound is None:
        return None, []
    day, why = bound.day, list(bound.evidence)
    for _ in range(FURTHEST):
        failed = next((condition for condition in conditions if not condition.holds(day)), None)
        if failed is None:
            return day, why
        why.append(failed.evidence)
        day += step * DAY
    return None, why


def contradiction(document: Document, article: Article, *evidence: str) -> None:
    """Note that the evidence does not fit together; the article stays undated."""
    names = ", ".join(sorted(set(evidence), key=_evidence_order))
    document.problems.append(
        Problem("dating", f"{article.id}: contradicting evidence: {names}", article.start, article.end)
    )


def tighten_by_lead(clues: Clues) -> None:
    """The weekday of the lead is after what the text looks back on: السبت ... تنفيذ اتفاق 10 مارس 2025."""
    low = clues.low()
    background = {(name,) for _, name, told, before in clues.written if told == "past" and before}
    if low and low.evidence in background and len({weekday for weekday, _ in clues.lead}) == 1:
        weekday, name = clues.lead[0]
        day = low.day + (weekday - low.day.isoweekday()) % 7 * DAY
        if day > low.day:
            clues.lows.append(Bound(day, (*low.evidence, name)))


def assume_nearest_year(clues: Clues) -> None:
    """Close the interval where a running story tells months without a year: `nearest-year` among the evidence says so.

    Two patterns only, for they are no proof (docs/times.md has how often they hold): a month told with الحالي beside at
    least two told with الماضي, all after the last date with a year, which still lasts (منذ ... ديسمبر 2024); and one
    month told twice, with الماضي and in a name (اتفاقية مايو 2016), beside العام الماضي.
    """
    latest = max(
        (w for w in clues.written if w[0].year == max(clues.years, default=0)), key=_month_number, default=None
    )
    if latest is None or latest[2] != "past":
        return
    year, month = latest[0].year or 0, latest[0].month
    months = {meaning.month for meaning, _, _ in clues.current}
    gone = {meaning.month for meaning, _ in clues.gone}
    if latest[3] == "lasting" and len(months) == 1 and len(gone) > 1:
        current = months.pop()
        here = year + (current <= month)
        if all(here * 12 + m - 12 * (m >= current) > year * 12 + month for m in gone):
            end = month_value(here, current).latest
            if end:
                clues.highs.append(Bound(end, ("nearest-year",)))
    elif latest[3] == "named-after" and month in gone and clues.last_year:
        begin, end = month_value(year + 1, month + 1).earliest, datetime.date(year + 1, 12, 31)
        if begin and begin <= end:
            clues.lows.append(
                Bound(begin, (latest[1], *(name for meaning, name in clues.gone if meaning.month == month)))
            )
            clues.highs.append(Bound(end, ("nearest-year",)))


def _month_number(written: tuple[Date, str, str, str]) -> int:
    return written[0].month * 40 + (written[0].day or 0)


def _evidence_order(name: str) -> tuple[int, int, str]:
    return (0, int(name[1:]), "") if name[1:].isdigit() else (1, 0, name)


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10]) if text else None
    except ValueError:  # what a page says of itself may be anything
        return None
