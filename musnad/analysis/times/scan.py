"""Finds the runs of tokens that may hold a time expression and puts the rules to them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from musnad.analysis.document import Document, Piece, PieceKind
from musnad.analysis.times import dates, periods
from musnad.analysis.times.run import Match, Run
from musnad.analysis.times.values import Date, Day, Fixed, HijriDate, Meaning, Weekday
from musnad.lexicon import flags
from musnad.lexicon.calendar import Calendar
from musnad.records import Problem, TimeType
from musnad.text import Tokens, Word

MEMBER = flags.TIME | flags.TIME_PART
LONGEST = 24  # tokens of a run: a thousand month names in a row are many runs, not one
REACH = 20  # tokens before an expression in which a word makes it lie ahead
OPENING_QUOTES, CLOSING_QUOTES = frozenset('«“"'), frozenset('»”"')
# Never part of an expression at these ends; what stands there is told to the rules by its class.
LEADING = frozenset([*".،:»)/-–", "في", "من", "الي", "حتي", "علي", "ما"])
TRAILING = frozenset([*".،:«»(/-–", "في", "من", "الي", "حتي", "علي", "ما"])
SENTENCE_END = frozenset(".؛!?؟")

Rule = Callable[[Run, int], Match | None]
RULES: tuple[tuple[Rule, frozenset[str]], ...] = tuple(
    (rule, frozenset(opening.split()))
    for rule, opening in (  # each with the classes of word that may open it; the first that holds decides
        (periods.same, "that itself definite"),
        (periods.ordinal_day, "ordinal_day day_shift"),
        (periods.ago, "ago"),
        (periods.repeated, "every times set digits cardinal"),
        (dates.clock, "clock digits"),
        (dates.moment, "time plural single part after ago edge first day_shift weekday digits ordinal cardinal"),
        (dates.part_alone, "this part after edge ago"),
        (periods.portion, "fraction plural"),
        (periods.reference, "reference former since period time"),
        (periods.decade, "decade edge"),
        (dates.season, "season this"),
        (dates.month_alone, "month month_head month_word hijri hijri_head edge"),
        (periods.span, "definite this edge"),
        (periods.century, "definite"),
        (periods.year_alone, "year single definite dual plural edge"),
        (periods.duration, "about digits cardinal dual plural single definite"),
    )
)


class Expression(NamedTuple):
    """A time expression before its day is known: offsets [start, end), tokens [first, last), and what it means.

    `ahead` is True where the context makes it lie in the future, False in the past, None where nothing tells.
    """

    article: str
    piece: PieceKind
    start: int
    end: int
    first: int
    last: int
    type: TimeType
    meaning: Meaning
    ahead: bool | None
    rule: str


def find_times(document: Document) -> list[Expression]:
    """The time expressions of all articles, in text order, none inside another; values open (see `resolve_times`).

    Impossible dates (31 فبراير) are put among the document's problems.
    """
    words = document.tokens.words
    hearts = [at for at, word in enumerate(words) if word.bits & flags.TIME]
    found: list[Expression] = []
    at = 0
    for piece in document.pieces:
        while at < len(hearts) and hearts[at] < piece.first:
            at += 1
        if piece.kind == "byline":
            continue
        while at < len(hearts) and hearts[at] < piece.last:
            first, last = window(words, hearts[at], piece, found[-1].last if found else 0)
            found += read_window(document, piece, first, last)
            while at < len(hearts) and hearts[at] < last:
                at += 1
    return found


def dates_between(document: Document, first: int, last: int) -> list[tuple[int, int, Date]]:
    """The full dates in tokens [first, last), which no piece need hold: (first token, last token, date)."""
    words, calendar = document.tokens.words, document.lexicon.calendar
    found = []
    at = first
    while at < last:
        if words[at].bits & flags.TIME:
            begin = end = at
            while begin > first and words[begin - 1].bits & MEMBER:
                begin -= 1
            while end < min(last, at + LONGEST) and words[end].bits & MEMBER:
                end += 1
            matches = parse(calendar, tuple(words[begin:end]), "open", "mark")
            found += [
                (begin + match.first, begin + match.last, match.meaning)
                for match in matches
                if isinstance(match.meaning, Date) and match.meaning.day and match.meaning.year and not match.wrong
            ]
            at = end
        else:
            at += 1
    return found


def window(words: list[Word], heart: int, piece: Piece, floor: int) -> tuple[int, int]:
    """The run of tokens round `heart` that may stand in one expression, from `floor` on, inside the piece."""
    low, high = max(piece.first, floor, heart - LONGEST // 2), min(piece.last, heart + LONGEST)
    first, last = heart, heart + 1
    while first > low and words[first - 1].bits & MEMBER:
        first -= 1
    while last < high and words[last].bits & MEMBER:
        last += 1
    while words[first].form in LEADING:
        first += 1
    while words[last - 1].form in TRAILING:
        last -= 1
    return first, last


def read_window(document: Document, piece: Piece, first: int, last: int) -> list[Expression]:
    """The expressions in tokens [first, last)."""
    tokens, calendar = document.tokens, document.lexicon.calendar
    words = tokens.words
    before = calendar.context(words[first - 1]) if first > piece.first else "open"
    after = calendar.behind(words[last], words[last + 1 : last + 2], words[last - 1]) if last < piece.last else "mark"
    found = []
    for match in parse(calendar, tuple(words[first:last]), before, after):
        start = tokens.starts[first + match.first]
        if match.cut:
            start += letters(words[first + match.first].text, match.cut)
        end = tokens.end(zone_end(calendar, words, piece, first + match.last, match.rule) - 1)
        if match.wrong:
            document.problems.append(Problem("times", f"{match.wrong}: {document.text[start:end]}", start, end))
            continue
        meaning, ahead = match.meaning, None
        if (
            isinstance(meaning, Day)
            and match.last - match.first == 1
            and in_short_quotation(tokens, piece, first + match.first)
        ):
            continue
        if hangs_on_tense(meaning):
            ahead = lies_ahead(calendar, tokens, piece.first, first + match.first)
        elif isinstance(meaning, Day) and means_nowadays(tokens, piece, first + match.first, first + match.last):
            meaning = Fixed("PRESENT_REF")
        found.append(
            Expression(piece.article.id, piece.kind, start, end, first + match.first, first + match.last,
                       match.type, meaning, ahead, match.rule)
        )  # fmt: skip
    return found


@lru_cache(maxsize=50_000)
def parse(calendar: Calendar, words: tuple[Word, ...], before: str, after: str) -> tuple[Match, ...]:
    """What the rules find in a run, from left to right, the first rule that holds at each place; remembered."""
    run = Run(calendar, words, before, after)
    found = []
    at = 0
    while at < len(words):
        match = first_match(run, at)
        if match is None:
            at += 1
        else:
            found.append(match)
            at = match.last
    return tuple(found)


def first_match(run: Run, at: int) -> Match | None:
    """What the first rule that holds at token `at` finds there."""
    kinds = run.senses[at].kinds
    for rule, opening in RULES:
        if not opening.isdisjoint(kinds):
            match = rule(run, at)
            if match:
                return match
    return None


def letters(text: str, count: int) -> int:
    """How many characters of `text` hold its first `count` letters with their marks (لِـ is one letter)."""
    at = 0
    while count and at < len(text):
        at += 1
        count -= 1
        while at < len(text) and not (text[at].isalpha() and text[at] != "\u0640") and not text[at].isdigit():
            at += 1
    return at


def zone_end(calendar: Calendar, words: list[Word], piece: Piece, last: int, rule: str) -> int:
    """Where a clock time with its zone ends: الساعة 17:50 بتوقيت غرينتش, بتوقيت مكة المكرمة."""
    if rule != "clock" or last + 1 >= piece.last or "zone" not in calendar.sense(words[last].form).kinds:
        return last
    end = last + 2 if words[last + 1].kind == "w" else last
    return end + 1 if end < piece.last and words[end].form == "المكرمه" else end


def hangs_on_tense(meaning: Meaning) -> bool:
    """Whether past and future give the meaning different days: a bare weekday, a date without a year."""
    if isinstance(meaning, Weekday):
        return meaning.shift is None
    if isinstance(meaning, Date):
        return meaning.year is None and meaning.shift is None and meaning.year_shift is None
    return isinstance(meaning, HijriDate) and meaning.year is None and meaning.shift is None


def lies_ahead(calendar: Calendar, tokens: Tokens, low: int, first: int) -> bool | None:
    """What the words before an expression say: سيعقد الخميس True, منذ 22 مارس False, قال الخميس None."""
    words, unended = tokens.words, False
    for at in range(first - 1, max(low, first - REACH) - 1, -1):
        word = words[at]
        if word.bits & flags.FUTURE:
            return True
        if word.text in SENTENCE_END:
            return None
        form = word.form.removeprefix("و")
        unended = unended or form in calendar.open_end
        if form in calendar.has_been:
            return None if unended else False  # بدأت ... وتستمر حتى 25 يونيو
        if form in calendar.said:
            return None
    return None


def in_short_quotation(tokens: Tokens, piece: Piece, at: int) -> bool:
    """Whether the token closes a quotation of two or three words, which makes it part of a name: «روسيا اليوم»."""
    words = tokens.words
    if at + 1 >= piece.last or words[at + 1].text not in CLOSING_QUOTES:
        return False
    return any(word.text in OPENING_QUOTES and not word.space for word in words[max(piece.first, at - 3) : at - 1])


def means_nowadays(tokens: Tokens, piece: Piece, first: int, last: int) -> bool:
    """Whether اليوم means these days rather than the day: إلى اليوم, الأكثر أهمية اليوم, 276 مليونا اليوم, إذا ... اليوم."""
    if last - first != 1 or not tokens.words[first].form.endswith("اليوم"):
        return False
    before = [word.form for word in tokens.words[max(piece.first, first - 12) : first]]
    if before[-1:] and before[-1] in ("الي", "حتي", "لغايه"):
        return True
    near = before[-3:]
    if any(form in ("الاكثر", "الاهم", "اكثر", "عالم", "عالمنا") for form in near):
        return True
    numbers = tokens.words[max(piece.first, first - 2) : first]
    return any(word.bits & flags.NUMBER for word in numbers[:1]) or "اذا" in before
