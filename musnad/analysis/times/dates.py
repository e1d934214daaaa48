"""Rules for days, dates, months, weekdays, parts of the day and clock times."""

from __future__ import annotations

from musnad.analysis.times.run import PREPOSITIONS, Match, Run, month, number, ordinal, shift, year
from musnad.analysis.times.values import Clock, Date, Day, HijriDate, Season, Weekday, day_exists
from musnad.records import TimeType

DayMeaning = Day | Weekday | Date
RANGE_MARKS = ("الي", "حتي", "وحتي", "-", "–", "و")


def deictic(run: Run, at: int) -> tuple[int, int] | None:
    """A day counted from the article's: (offset, next token): أمس, أول من أمس, أمس الأول, غدا, بعد غد, يوم أمس, اليوم."""
    if run.kinds(at).get("single") == "D" and run.form(at).endswith("يوم"):
        inner = deictic(run, at + 1)
        return inner if inner and not run.attached(at + 1) and run.kinds(at + 1).get("day_shift") != 0 else None
    if "first" in run.kinds(at):
        step = at + 2 if run.form(at + 1) == "من" else at + 1
        return (-2, step + 1) if run.inner(step, "day_shift") and run.kinds(step)["day_shift"] == -1 else None
    if "after" in run.kinds(at) and run.inner(at + 1, "day_shift") and run.kinds(at + 1)["day_shift"] == 1:
        return 2, at + 2
    offset = run.kinds(at).get("day_shift")
    if offset is None or (run.form(at).endswith("لامس") and "أ" not in run.words[at].text):  # لامس: touched
        return None
    if offset == -1 and run.form(at + 1) in ("الاول", "الاولي"):
        return -2, at + 2
    return int(offset), at + 1


def weekday(run: Run, at: int) -> tuple[int, int] | None:
    """A weekday with or without يوم before it: (1 Monday …, next token)."""
    if run.kinds(at).get("single") == "D" and run.form(at).endswith("يوم") and run.inner(at + 1, "weekday"):
        at += 1
    value = run.kinds(at).get("weekday")
    return None if value is None else (int(value), at + 1)


def date(run: Run, at: int) -> tuple[Date | HijriDate, int, str] | None:
    """A day of a month with what fixes its year: (meaning, next token, what is wrong with it).

    "15 أكتوبر» الحالي", "الثامن من أكتوبر (تشرين الأول) 2023", "12 يوليو/تموز 2011", "5/10/2015".
    """
    start = at
    if run.kinds(at).get("single") == "D" and run.form(at).endswith("يوم"):
        at += 1
    numeric = numeric_date(run, at)
    if numeric:
        return numeric
    relative = day_of_month(run, at) or first_of_range(run, at)
    if relative:
        return relative
    day = ordinal(run, at) if "ordinal" in run.kinds(at) or "cardinal" in run.kinds(at) else None
    day = day or number(run, at)
    if day is None or (at > start and run.attached(at)):
        return None
    at = day[1]
    if run.form(at) in ("من", "/", "-", "–"):
        at += 1
    if run.form(at) == "شهر":
        at += 1
    found = month(run, at)
    if found is None or run.attached(at) or "year" in run.kinds(start):
        return None
    meaning, end = month_tail(run, found, day[0])
    if run.bare(at) == "صفر" and isinstance(meaning, HijriDate) and meaning.year is None:
        return None  # "1 - صفر" is a score
    wrong = ""
    if isinstance(meaning, Date) and not day_exists(meaning.year, meaning.month, day[0]):
        wrong = "no such day"
    if isinstance(meaning, HijriDate) and not 1 <= day[0] <= 30:
        wrong = "no such day"
    return meaning, end, wrong


def day_of_month(run: Run, at: int) -> tuple[Date, int, str] | None:
    """A day of a month counted from the article's: الرابع عشر من الشهر الماضي, 20 من الشهر الحالي."""
    day = ordinal(run, at) or number(run, at)
    if day is None or run.form(day[1]) != "من" or run.kinds(day[1] + 1).get("definite") != "M":
        return None
    moved = shift(run, day[1] + 2)
    if moved is None or not 1 <= day[0] <= 31 or run.attached(day[1] + 1):
        return None
    return Date(0, day[0], None, moved[0]), moved[1], ""


def first_of_range(run: Run, at: int) -> tuple[Date | HijriDate, int, str] | None:
    """The first of two days that share a month: من 8 إلى 13 أكتوبر, 12 و13 يوليو, من 21 وحتى 23 من الشهر الجاري."""
    day = run.kinds(at).get("digits")
    if day is None or not 1 <= int(day) <= 30 or int(run.kinds(at).get("width", 0)) > 2:
        return None
    step = at + 1
    if run.form(step) in RANGE_MARKS:
        step += 1
    elif run.attached(step) != "و":
        return None
    if "digits" not in run.kinds(step) or int(run.kinds(step)["digits"]) <= int(day):
        return None
    second = date(run, step)
    if second is None or second[2] or second[0].day != run.kinds(step)["digits"]:
        return None
    return second[0]._replace(day=int(day)), at + 1, ""


def numeric_date(run: Run, at: int) -> tuple[Date | HijriDate, int, str] | None:
    """5/10/2015, 05-10-2015, 2015-10-05."""
    marks = run.form(at + 1), run.form(at + 3)
    spaced = any(word.space for word in run.words[at : at + 4])
    if marks != ("/", "/") and (spaced or marks not in (("-", "-"), (".", "."))):
        return None
    numbers = [run.kinds(at + step).get("digits") for step in (0, 2, 4)]
    if None in numbers:
        return None
    first, middle, last = (int(n) for n in numbers if n is not None)
    if "year" in run.kinds(at):
        first, last = last, first
    elif "year" not in run.kinds(at + 4):
        return None
    if middle > 12 >= first:  # month first, as in American pages
        first, middle = middle, first
    end = at + 5
    if run.inner(end, "hijra"):
        return HijriDate(middle, first, last), end + 1, ""
    if 1300 <= last <= 1500:
        return HijriDate(middle, first, last), end, ""
    if run.inner(end, "christian"):
        end += 1
    if not day_exists(last, middle, first):
        return Date(middle or 1, first, last), end, "no such day"
    return Date(middle, first, last), end, ""


def month_tail(run: Run, found: tuple[int, int, bool], day: int | None) -> tuple[Date | HijriDate, int]:
    """What stands behind a month and fixes its year: 2015, من عام 2015, الماضي, من العام الماضي."""
    value, end, hijri = found
    at = end
    if run.form(at) in ("،", ",") and "year" in run.kinds(at + 1):
        at += 1
    if run.form(at) == "من":
        at += 1
    written = year(run, at, hijri) if not run.attached(at) else None
    if written and (at == end or run.form(at - 1) != "من" or "year" not in run.kinds(at)):
        if hijri or written[2]:
            return HijriDate(value, day, written[0]), written[1]
        return Date(value, day, written[0]), written[1]
    spoken = this_year(run, at)
    if spoken and not hijri:
        return Date(value, day, None, None, spoken[0]), spoken[1]
    moved = shift(run, end)
    if moved:
        return (HijriDate(value, day, None, moved[0]) if hijri else Date(value, day, None, moved[0])), moved[1]
    return (HijriDate(value, day) if hijri else Date(value, day)), end


def this_year(run: Run, at: int) -> tuple[int, int] | None:
    """العام الماضي (-1), هذا العام (0): (shift, next token)."""
    if run.inner(at, "this") and run.kinds(at + 1).get("definite") == "Y":
        return 0, at + 2
    if run.kinds(at).get("definite") == "Y" and not run.attached(at):
        return shift(run, at + 1)
    return None


def late(run: Run, at: int) -> int | None:
    """Where وقت متأخر من, ساعات متأخرة من, الساعات الأولى من ends, None if it does not stand at token `at`."""
    kinds = run.kinds(at)
    if "time" in kinds or kinds.get("plural") == "H" or kinds.get("single") == "H":
        following = run.kinds(at + 1)
        if ("late" in following or following.get("ordinal") == 1) and run.form(at + 2) in ("من",):
            return at + 3
    return None


def part_of_day(run: Run, at: int) -> tuple[str, int] | None:
    """صباح (TMO), بعد ظهر (TAF), منتصف ليل (TNI) ...: (part, next token)."""
    if "after" in run.kinds(at) and run.inner(at + 1, "part") and run.kinds(at + 1)["part"] == "T12:00":
        return "TAF", at + 2
    if "ago" in run.kinds(at) and run.inner(at + 1, "part") and run.kinds(at + 1)["part"] == "T12:00":
        return "TMO", at + 2
    if run.kinds(at).get("edge") == "mid" and run.inner(at + 1, "part") and run.kinds(at + 1)["part"] == "TNI":
        return "TNI", at + 2
    part = run.kinds(at).get("part")
    return None if part is None else (str(part), at + 1)


def day_phrase(run: Run, at: int) -> tuple[DayMeaning | HijriDate, int, str] | None:
    """A day with all that names it twice: اليوم (الخميس), أمس الجمعة, الخميس 9 أكتوبر, السبت الماضي, 15 أكتوبر."""
    spoken = deictic(run, at)
    if spoken:
        offset, end = spoken
        named = bracketed(run, end)
        if named:
            dated = date_behind(run, named[1])
            return placed(dated, offset, named[0]) if dated else (Day(offset, "", named[0]), named[1], "")
        dated = date_behind(run, end)
        return placed(dated, offset) if dated and run.form(end) == "(" else (Day(offset), end, "")
    named = weekday(run, at)
    if named:
        moved = shift(run, named[1])
        if moved:
            return Weekday(named[0], moved[0]), moved[1], ""
        if run.attached(named[1]) == "و" and "weekday" in run.kinds(named[1]):  # الأحد والاثنين المقبلين
            shared = shift(run, named[1] + 1)
            return Weekday(named[0], shared[0] if shared else None), named[1], ""
        dated = date_behind(run, named[1])
        return placed(dated, None, named[0]) if dated else (Weekday(named[0]), named[1], "")
    return date(run, at)


def placed(
    dated: tuple[Date | HijriDate, int, str], offset: int | None, weekday: int = 0
) -> tuple[Date | HijriDate, int, str]:
    """The date with its weekday, and how it lies to the article's day."""
    meaning, end, wrong = dated
    if isinstance(meaning, Date):
        meaning = meaning._replace(offset=offset, weekday=weekday)
    return meaning, end, wrong


def bracketed(run: Run, at: int) -> tuple[int, int] | None:
    """A weekday right behind اليوم or أمس, in brackets or not."""
    if run.form(at) in ("(", "[", "-", "،"):
        named = weekday(run, at + 1)
        if named and run.form(at) in ("-", "،"):
            return named if not run.attached(at + 1) and run.form(at) == "-" else None
        return (named[0], named[1] + 1) if named and run.form(named[1]) in (")", "]") else None
    if run.open_at(at):
        return weekday(run, at)
    return None


def date_behind(run: Run, at: int) -> tuple[Date | HijriDate, int, str] | None:
    """The date behind a weekday: الخميس 9 أكتوبر, الخميس (9 أكتوبر), الخميس الموافق 9 أكتوبر, الخميس، 9 أكتوبر."""
    opened = run.form(at) in ("(", "[")
    if opened or run.form(at) in ("،", ","):
        at += 1
    if run.inner(at, "corresponding"):
        at += 1
        if run.form(at) == "ل":
            at += 1
    found = date(run, at)
    if found is None or run.attached(at):
        return None
    if not opened:
        return found
    return (found[0], found[1] + 1, found[2]) if run.form(found[1]) in (")", "]") else None


def with_part(meaning: DayMeaning, part: str) -> DayMeaning:
    """The same day, at a part of it."""
    return meaning._replace(part=part)


def moment(run: Run, at: int) -> Match | None:
    """[وقت متأخر من] [مساء] day [صباحا]: مساء أول من أمس, ظهر الاثنين, ليل الجمعة السبت, اليوم (الخميس), الخميس."""
    start = at
    at = late(run, at) or at
    part = part_of_day(run, at) if not (at > start and run.attached(at)) else None
    if part and part[1] == at + 1 and run.bare(at).startswith("ال"):  # صلاة الظهر اليوم
        return None
    if part:
        at = part[1]
    elif at > start:
        return None
    if part and at < run.size and run.attached(at):
        return None
    found = day_phrase(run, at)
    if found is None or weak(run, at, found[1], found[0]):
        return None
    meaning, end, wrong = found
    if part and part[0] == "TNI" and isinstance(meaning, Weekday):
        end = second_night(run, end)
    if part is None and run.inner(end, "part_adverb") and not isinstance(meaning, HijriDate):
        part, end = (str(run.kinds(end)["part_adverb"]), end + 1), end + 1
    kind: TimeType = "DATE"
    if part and not isinstance(meaning, HijriDate):
        meaning, kind = with_part(meaning, part[0]), "TIME"
    return Match(start, end, kind, meaning, rule_name(meaning, kind), first_cut(run, start), wrong)


def second_night(run: Run, at: int) -> int:
    """Where the second day of ليل الجمعة السبت or ليل الجمعة - السبت ends; `at` if none stands there."""
    step = at + 1 if run.form(at) in ("-", "–", "/", "الي") else at
    return step + 1 if run.inner(step, "weekday") else at


def rule_name(meaning: DayMeaning | HijriDate, kind: str) -> str:
    """The name that the record gives the rule."""
    name = {Day: "day-from-today", Weekday: "weekday", Date: "date", HijriDate: "hijri-date"}[type(meaning)]
    return "part-of-" + name if kind == "TIME" else name


def first_cut(run: Run, at: int) -> int:
    """The letters before the expression in its first word; none where the particle is a word of its own."""
    return run.cut(at)


def weak(run: Run, at: int, end: int, meaning: DayMeaning | HijriDate) -> bool:
    """Whether what looks like a day is something else: «روسيا اليوم», صلاة الجمعة, بين الاثنين."""
    before = run.context(at)
    if isinstance(meaning, Weekday) and meaning.shift is None:
        if before == "name_head" and end == at + 1:
            return True
        return meaning.weekday == 1 and before == "between"
    if isinstance(meaning, Day) and meaning.offset == 0 and end == at + 1:
        return before == "name_head" or run.kinds(end).get("ordinal") is not None
    return isinstance(meaning, Date) and meaning.year is None and movement(run, end - 1)


def movement(run: Run, at: int) -> bool:
    """Whether آذار is the name of a movement: قوى 14 آذار, «8 آذار»."""
    if run.bare(at) != "اذار" or run.kinds(at - 1).get("digits") not in (8, 14):
        return False
    return run.context(at - 1) == "name_head" or run.next_class(at + 1) == "quote"


def month_alone(run: Run, at: int) -> Match | None:
    """A month with its year or shift: أكتوبر 2015, نهاية يوليو (تموز) الماضي, شهر مايو, حزيران/يونيو."""
    start = at
    if run.kinds(at).get("edge"):
        at += 1
    if run.bare(at) == "شهر":
        at += 1
    if at >= run.size or (at > start and run.attached(at)):
        return None
    found = month(run, at)
    if found is None:
        return None
    meaning, end = month_tail(run, found, None)
    plain = end == found[1] and at == start and found[1] == at + 1
    form = run.bare(at)
    if plain and (form in run.calendar.weak or form in ("مايي", "ماي")) and run.context(at) not in PREPOSITIONS:
        return None
    if plain and (run.context(at) == "name_head" or movement(run, at)):
        return None
    if found[2] and plain and form not in ("رمضان",):
        return None
    return Match(start, end, "DATE", meaning, "hijri-month" if found[2] else "month", first_cut(run, start))


def season(run: Run, at: int) -> Match | None:
    """صيف العام الماضي, خريف عام 2021, فصل الشتاء, أشهر الشتاء, الربيع الماضي; not الربيع العربي."""
    start = at
    if "this" in run.kinds(at) or run.kinds(at).get("season") == 0:
        at += 1
        if not run.open_at(at):
            return None
    name = run.kinds(at).get("season")
    if not isinstance(name, str):
        return None
    end, form = at + 1, run.bare(at)
    written = year(run, end) if not run.attached(end) else None
    if written and not written[2]:
        return Match(start, written[1], "DATE", Season(name, written[0]), "season", first_cut(run, start))
    spoken = this_year(run, end + 1 if run.form(end) == "من" else end)
    if spoken:
        meaning = Season(name, None, None, spoken[0])
        return Match(start, spoken[1], "DATE", meaning, "season", first_cut(run, start))
    moved = shift(run, end)
    if moved:
        return Match(start, moved[1], "DATE", Season(name, None, moved[0]), "season", first_cut(run, start))
    definite = form.startswith("ال") or run.attached(at).endswith("ل")
    if not definite or run.next_class(end) == "arab":
        return None
    return Match(start, end, "DATE", Season(name), "season", first_cut(run, start))


def clock(run: Run, at: int) -> Match | None:
    """الساعة 10:30 صباحا, الساعة العاشرة من مساء الخميس, 9:15 مساء."""
    start, named = at, "clock" in run.kinds(at)
    if named:
        at += 1
    hour = number(run, at) if "digits" in run.kinds(at) else ordinal(run, at)
    if hour is None or hour[0] > 24 or (named and run.attached(at)) or "year" in run.kinds(at):
        return None
    minute, at = 0, hour[1]
    exact = False
    if (
        run.form(at) in (":", ".")
        and "digits" in run.kinds(at + 1)
        and not run.words[at].space
        and int(run.kinds(at + 1)["digits"]) < 60
    ):
        minute, at, exact = int(run.kinds(at + 1)["digits"]), at + 2, True
    elif "fraction" in run.kinds(at) and run.joined(at):
        minute, at = 60 // int(run.kinds(at)["fraction"]), at + 1
    part = ""
    day: DayMeaning = Day(0)
    if "part_adverb" in run.kinds(at) and not run.attached(at):
        part, at = str(run.kinds(at)["part_adverb"]), at + 1
        step = at + 1 if run.form(at) in ("من", "،") else at
        after = day_phrase(run, step) if run.open_at(step) else None
    else:
        step = at + 1 if run.form(at) == "من" else at
        behind = part_of_day(run, step) if run.open_at(step) else None
        if behind:
            part, at = behind
            after = day_phrase(run, at) if run.open_at(at) else None
        else:
            after = None
    if after and not isinstance(after[0], HijriDate) and not after[2]:
        day, at = after[0], after[1]
    if not (
        part
        or (exact and run.inner(at, "zone"))
        or (named and (exact or "ordinal" in run.kinds(start + 1) or "digits" in run.kinds(start + 1)))
    ):
        return None
    hours = (
        hour[0] + 12
        if part in ("TAF", "TEV", "TNI", "T12:00")
        and 1 <= hour[0] < (12 if part != "T12:00" else 6)
        and not (part == "TNI" and hour[0] < 5)
        else hour[0]
    )
    if part == "TNI" and hour[0] == 12:
        hours = 0
    return Match(start, at, "TIME", Clock(hours, minute, day), "clock", first_cut(run, start))


def part_alone(run: Run, at: int) -> Match | None:
    """بعد الظهر, الليلة, الليلة الماضية, هذا المساء, خلال الليل: a part of the article's day or of the night before it."""
    start = at
    if "this" in run.kinds(at) and run.inner(at + 1, "part") and run.form(at + 1) != "العصر":
        return Match(
            start,
            at + 2,
            "TIME",
            Day(0, str(run.kinds(at + 1)["part"])),
            "part-of-day-from-today",
            first_cut(run, start),
        )
    found = part_of_day(run, at)
    if found is None:
        return None
    part, end = found
    form = run.form(end - 1)
    if form.endswith("الليله"):
        moved = shift(run, end)
        if moved and moved[0] < 0:
            return Match(start, moved[1], "TIME", Day(-1, "TNI"), "part-of-day-from-today", first_cut(run, start))
        return Match(start, end, "TIME", Day(0, "TNI"), "part-of-day-from-today", first_cut(run, start))
    if found[1] == at + 2 and form.startswith("ال"):
        return Match(
            start, end, "TIME", Day(0 if part != "TNI" else -1, part), "part-of-day-from-today", first_cut(run, start)
        )
    if form == "الليل" and run.context(at) == "during":
        return Match(start, end, "TIME", Day(-1, "TNI"), "part-of-day-from-today", first_cut(run, start))
    return None
