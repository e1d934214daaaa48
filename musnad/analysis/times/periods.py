"""Rules for years, weeks, decades, quarters, durations, distances in time, sets and references."""

from __future__ import annotations

from musnad.analysis.times.dates import day_phrase, month_tail
from musnad.analysis.times.run import PREPOSITIONS, Match, Run, month, number, ordinal, shift, year
from musnad.analysis.times.values import (
    Ago,
    Day,
    Fixed,
    Meaning,
    Portion,
    Same,
    Span,
    hijri_year,
    year_value,
)

HALVES = {"Y": (6, "M"), "M": (15, "D"), "D": (12, "H"), "H": (30, "N"), "N": (30, "S")}
QUARTERS = {"Y": (3, "M"), "H": (15, "N")}
Amount = tuple[int | None, str]  # None: how many is not told (أيام)


def span(run: Run, at: int) -> Match | None:
    """العام الماضي, هذا الأسبوع, منتصف الشهر الحالي, بداية العام, العام الهجري القادم 1437هـ, العام نفسه."""
    start = at
    edge = str(run.kinds(at).get("edge", ""))
    if edge:
        at += 1
    this = run.inner(at, "this") if at > start else "this" in run.kinds(at)
    if this:
        at += 1
    unit = str(run.kinds(at).get("definite", ""))
    if unit in ("", "0", "D", "H") or (at > start and run.attached(at)) or describes(run, start):  # "0": ال alone
        return None
    end, calendar = at + 1, ""
    if run.inner(end, "study"):
        calendar = "hijri" if "هجري" in run.form(end) else "school"
        end += 1
    moved = shift(run, end)
    if moved is None:
        if run.inner(end, "same"):
            return Match(start, end + 1, "DATE", Same(unit), "same-period", run.cut(start))
        if not (this or edge or run.form(end) == "هذا"):
            return None
        if not this and unit == "Y" and "year" in run.kinds(end):
            return None
        return Match(
            start,
            end,
            "DATE",
            Span(unit, 0, calendar, edge if calendar == "hijri" else ""),
            "this-period",
            run.cut(start),
        )
    end = moved[1]
    meaning: Meaning = Span(unit, moved[0], calendar, edge if calendar == "hijri" else "")
    if unit == "Y":
        written = year(run, end) if not run.attached(end) else None
        if written:
            hijri = written[2] or calendar == "hijri"
            meaning = year_meaning(written[0], True, edge) if hijri else Span(unit, moved[0], calendar, "", written[0])
            end = written[1]
    return Match(start, end, "DATE", meaning, "period-from-today", run.cut(start))


def describes(run: Run, at: int) -> bool:
    """Whether العام is no year but "general": الأمين العام الحالي, الأمن العام السابق."""
    before = run.context(at)
    return before == "person_head" or (before == "definite" and run.form(at + 1) in ("السابق", "الحالي", "الجديد"))


def year_meaning(value: int, hijri: bool, edge: str = "") -> Fixed:
    """A written year, Gregorian or Hijri."""
    return Fixed(*(hijri_year(value, edge) if hijri else year_value(value)))


def year_alone(run: Run, at: int) -> Match | None:
    """عام 2011, العام 2013, نهاية 2018, and 2011 alone behind a preposition or what has years (دستور, انتخابات)."""
    start = at
    edge = str(run.kinds(at).get("edge", ""))
    if edge:
        at += 1
    if at >= run.size or (at > start and run.attached(at)):
        return None
    found = year(run, at)
    if found is None:
        return None
    value, end, hijri = found
    named = "year" not in run.kinds(at)
    if not named and not edge and end == at + 1 and not bare_year(run, at, value):
        return None
    if value > 2100 and not hijri:
        return None
    return Match(start, end, "DATE", year_meaning(value, hijri, edge), "year", run.cut(start))


def bare_year(run: Run, at: int, value: int) -> bool:
    """Whether four digits alone are a year: في 2011, دستور 2014, بين 2012 و2015; not 2000 شخص, 2.015, القرار 2254."""
    if not 1900 <= value <= 2060:
        return False
    before = run.context(at)
    after = run.next_class(at + 1)
    if after in ("counted", "joined"):
        return False
    if run.form(at - 1) == "(" and run.form(at + 1) == ")":
        return value % 100 != 0
    if run.form(at - 1) in ("/", "-", "–") and at >= 2 and "year" in run.kinds(at - 2):
        return True
    if before in ("event", "during"):
        return value % 100 != 0 or before == "event" or after == "mark"
    if run.attached(at) == "و":
        return at > 0 and "year" in run.kinds(at - 1)
    if before in (*PREPOSITIONS, "between"):
        return value % 100 != 0
    return before == "open" and after == "mark" and value > 1950


def decade(run: Run, at: int) -> Match | None:
    """أواخر التسعينيات, ثمانينات القرن الماضي: the value is the decade's three digits (199)."""
    start = at
    if run.kinds(at).get("edge"):
        at += 1
    digit = run.kinds(at).get("decade")
    if digit is None or (at > start and run.attached(at)):
        return None
    end, century = at + 1, 19
    behind = end + 1 if run.form(end) == "من" else end
    found = century_of(run, behind)
    if found:
        century, end = found
    elif run.next_class(end) == "age" or not run.bare(at).startswith("ال"):
        return None
    first = century * 100 + int(digit) * 10
    meaning = Fixed(f"{century}{digit}", year_value(first).earliest, year_value(first + 9).latest)
    return Match(start, end, "DATE", meaning, "decade", run.cut(start))


def century_of(run: Run, at: int) -> tuple[int, int] | None:
    """القرن الماضي, القرن العشرين: (first two digits, next token)."""
    if run.kinds(at).get("definite") != "C":
        return None
    moved = shift(run, at + 1)
    if moved:
        return 20 + moved[0], moved[1]
    found = ordinal(run, at + 1) if at + 1 < run.size else None
    return (found[0] - 1, found[1]) if found else None


def century(run: Run, at: int) -> Match | None:
    """القرن التاسع عشر (18)."""
    found = century_of(run, at)
    if found is None:
        return None
    first, end = found
    value = (
        Fixed(str(first), year_value(first * 100).earliest, year_value(first * 100 + 99).latest)
        if first > 0
        else Fixed("XX")
    )
    return Match(at, end, "DATE", value, "century", run.cut(at))


def portion(run: Run, at: int) -> Match | None:
    """الربع الأول من العام الجاري (Q1), النصف الثاني من 2018 (H2), الربع الأول للعام 2015, الأشهر الستة الأولى من هذا العام (H1)."""
    code, end = portion_code(run, at)
    if not code or (run.form(end) != "من" and not run.attached(end).startswith("ل")):
        return None
    end += run.form(end) == "من"
    written = year(run, end)
    if written and not written[2]:
        return Match(at, written[1], "DATE", Portion(code, written[0]), "portion", run.cut(at))
    if run.inner(end, "this") and run.kinds(end + 1).get("definite") == "Y":
        return Match(at, end + 2, "DATE", Portion(code), "portion", run.cut(at))
    if run.kinds(end).get("definite") == "Y":
        moved = shift(run, end + 1)
        return Match(
            at,
            moved[1] if moved else end + 1,
            "DATE",
            Portion(code, None, moved[0] if moved else 0),
            "portion",
            run.cut(at),
        )
    return None


def portion_code(run: Run, at: int) -> tuple[str, int]:
    fraction = run.kinds(at).get("fraction")
    if fraction in (2, 4):
        if run.form(at + 1) == "الاخير":
            return ("H2" if fraction == 2 else "Q4"), at + 2
        found = ordinal(run, at + 1)
        if found and found[0] <= int(fraction):
            return ("H" if fraction == 2 else "Q") + str(found[0]), found[1]
    if run.kinds(at).get("plural") == "M":
        found = number(run, at + 1)
        if found and found[0] in (3, 6) and run.kinds(found[1]).get("ordinal") == 1:
            return ("H1" if found[0] == 6 else "Q1"), found[1] + 1
    return "", at


def amounts(run: Run, at: int) -> tuple[list[Amount], int] | None:
    """A length of time in its parts: 3 سنوات وشهر و15 يوما, أربع سنوات ونصف, الأعوام الستة, يومين, أيام."""
    first = amount(run, at)
    if first is None:
        return None
    found, end = [first[0]], first[1]
    while end < run.size:
        step = end
        if run.form(end) == "و" and not run.kinds(end).get("digits"):
            step = end + 1
        elif run.attached(end) != "و":
            break
        more = fraction_of(run, step, found[-1]) or amount(run, step)
        if more is None or more[0][0] is None or "YEMWDHNS".find(more[0][1]) <= "YEMWDHNS".find(found[-1][1]):
            break
        found.append(more[0])
        end = more[1]
    return found, end


def fraction_of(run: Run, at: int, before: Amount) -> tuple[Amount, int] | None:
    """ونصف or ونصف ساعة behind a number of units: the half in the next smaller unit."""
    fraction = run.kinds(at).get("fraction")
    table = HALVES if fraction == 2 else QUARTERS if fraction == 4 else {}
    if before[1] not in table:
        return None
    end = at + 1
    same_unit = run.kinds(end).get("single") == before[1] or run.kinds(end).get("definite") == before[1]
    if same_unit and not run.attached(end):
        end += 1
    return table[before[1]], end


def amount(run: Run, at: int) -> tuple[Amount, int] | None:
    """One number of units: خمسة أيام, يومين, 27 عاما, الأعوام الستة, شهر, أيام."""
    kinds = run.kinds(at)
    if "glued_unit" in kinds:
        return (int(kinds["digits"]), str(kinds["glued_unit"])), at + 1
    if "dual" in kinds and "year" not in run.kinds(at + 1):
        return (2, str(kinds["dual"])), at + 1
    if "plural" in kinds:
        counted = number(run, at + 1) if run.open_at(at + 1) else None
        definite = counted and ("cardinal" in run.kinds(at + 1) and run.form(at + 1).startswith("ال"))
        if counted and definite:
            return (counted[0], str(kinds["plural"])), counted[1]
        return (None, str(kinds["plural"])), at + 1
    step = at + 1 if "definite" in kinds and run.bare(at) == "ال" else at
    found = (
        number(run, step)
        if "year" not in run.kinds(step) or run.kinds(step + 1).keys() & {"single", "plural"}
        else None
    )
    if found:
        unit = run.kinds(found[1]).get("plural") or run.kinds(found[1]).get("single")
        if unit and not run.senses[found[1]].attached and not run.kinds(found[1] + 1).get("weekday"):
            if unit == "Y" and "year" in run.kinds(found[1] + 1):
                return None
            return (found[0], str(unit)), found[1] + 1
        return None
    if "single" in kinds:
        return (1, str(kinds["single"])), at + 1
    return None


def duration_value(found: list[Amount]) -> str:
    """ISO 8601: P3Y1M15D, PT4M30S, PXD where the number is not told; decades as P2DE, centuries as P1CE."""
    days = "".join(
        f"{'X' if n is None else n}{'DE' if u == 'E' else 'CE' if u == 'C' else u}" for n, u in found if u not in "HNS"
    )
    hours = "".join(f"{'X' if n is None else n}{'M' if u == 'N' else u}" for n, u in found if u in "HNS")
    return "P" + days + ("T" + hours if hours else "")


def duration(run: Run, at: int) -> Match | None:
    """خمسة أيام, نحو عام, أكثر من أسبوعين, 27 عاما, الأيام المقبلة, الأعوام الستة الماضية, سنوات."""
    if "about" in run.kinds(at) and run.attached(at) in ("ل", "ب"):
        return None
    start, at = at, about(run, at)
    if at > start and (not run.open_at(at)):
        return None
    found = amounts(run, at) if not (run.form(at - 1) == "." and "digits" in run.kinds(at - 2)) else None
    if found is None:  # nothing, or the decimals of 1.33 ساعة
        return None
    counts, end = found
    moved = shift_behind(run, end)
    if moved:
        end = moved
    elif not stands(run, start, at, end, counts):
        return None
    return Match(start, end, "DURATION", Fixed(duration_value(counts)), "duration", run.cut(start))


def about(run: Run, at: int) -> int:
    """Behind نحو, قرابة, أكثر من; `at` itself where none stands."""
    if "about" in run.kinds(at) and run.attached(at) not in ("ل", "ب"):
        return at + 2 if run.form(at + 1) == "من" else at + 1
    return at


def shift_behind(run: Run, at: int) -> int | None:
    """Behind الماضية, القليلة المقبلة, الحالي والمقبل."""
    if run.inner(at, "few"):
        at += 1
    moved = shift(run, at)
    if moved is None:
        return at if run.inner(at - 1, "few") else None
    if run.senses[moved[1]].attached == "و" and "shift" in run.kinds(moved[1]) if moved[1] < run.size else False:
        return moved[1] + 1
    return moved[1]


def stands(run: Run, start: int, at: int, end: int, counts: list[Amount]) -> bool:
    """Whether an amount without الماضي or المقبل is a length of time of its own.

    A bare عام needs خلال, لمدة, منذ ... before it; a bare أيام must not govern a noun (أيام الحصار, ساعات العمل).
    """
    count, unit = counts[0]
    after = run.next_class(end)
    if len(counts) > 1 or (count is not None and end - at > 1):
        return not (unit == "S" and after == "ordinal") and not (
            after == "word" and unit == "H" and "clock" in run.kinds(start)
        )
    if "glued_unit" in run.kinds(at):
        return True
    before = run.context(start)
    governs = after == "article"
    if "dual" in run.kinds(at):
        if run.bare(at) in ("يومي", "عامي"):  # "daily", or the days or years that it governs
            return False
        if run.bare(at) in ("العامين", "العامان"):  # المدعين العامين "public prosecutors"
            return before in PREPOSITIONS
        return after == "from" or unit not in ("E", "C", "S", "N") or before in PREPOSITIONS
    if count is None:
        if unit in ("E", "C"):  # عقود "contracts", قرون "horns": decades only where something lasts
            return before in ("during", "lasting", "several") and after != "article"
        definite = run.bare(at).startswith("ال")
        if run.bare(at) == "اشهر" and before == "of":  # "من أشهر": among the best known
            return False
        return (
            not governs and not definite and unit not in ("S", "N") and not (before in ("in", "of") and after == "word")
        )
    lasting = before in ("during", "lasting") or start < at or run.attached(start) in ("ل", "ول")
    return (
        lasting
        and unit not in ("N", "S", "E")
        and not governs
        and not (unit == "D" and after == "word")
        and after != "number"
    )


def ago(run: Run, at: int) -> Match | None:
    """قبل 5 أيام, قبل نحو عامين: a day, month or year; قبل سنتين من الموعد is a length and no date."""
    if "ago" not in run.kinds(at) or run.bare(at) != "قبل":
        return None
    step = about(run, at + 1)
    if not run.open_at(step):
        return None
    found = amounts(run, step)
    if found is None or shift(run, found[1]):
        return None
    counts, end = found
    count, unit = counts[0]
    if run.form(end) == "من" and run.form(end + 1) in ("الان", "اليوم"):
        end += 2
    elif run.next_class(end) in ("from", "article") or (count == 1 and unit == "D" and run.next_class(end) == "word"):
        return None
    if count is None or unit in "HNS":
        open_value = Fixed("PAST_REF") if count is None else None
        meaning: Meaning = open_value or Day(0)
        return None if unit in "HNS" else Match(at, end, "DATE", meaning, "ago", run.cut(at))
    return Match(at, end, "DATE", Ago(count, unit), "ago", run.cut(at))


def repeated(run: Run, at: int) -> Match | None:
    """كل يوم (P1D), كل أربع سنوات (P4Y), يوميا, ثلاث مرات أسبوعيا (P1W), مرتين في الأسبوع."""
    start = at
    if "every" in run.kinds(at):
        found = amount(run, at + 1) if run.open_at(at + 1) else None
        if found is None or found[0][0] is None or run.next_class(found[1]) == "article":
            return None
        return Match(start, found[1], "SET", Fixed(duration_value([found[0]])), "set", run.cut(start))
    counted = number(run, at)
    if counted:
        at = counted[1]
    if "times" in run.kinds(at):
        at += 1
        if run.form(at) in ("في", "كل") and run.kinds(at + 1).keys() & {"definite", "single"}:
            unit = str(run.kinds(at + 1).get("definite") or run.kinds(at + 1).get("single"))
            if run.kinds(at + 1).get("shift") is None and shift(run, at + 2) is None:
                return Match(start, at + 2, "SET", Fixed(duration_value([(1, unit)])), "set", run.cut(start))
            return None
    elif counted:
        return None
    if "set" not in run.kinds(at) or (at > start and run.attached(at)):
        return None
    return Match(start, at + 1, "SET", Fixed(str(run.kinds(at)["set"])), "set", run.cut(start))


def reference(run: Run, at: int) -> Match | None:
    """الآن, حاليا, مؤخرا, في السابق, وقت سابق, الآونة الأخيرة, منذ فترة, وقت سابق اليوم, وقت سابق من الأسبوع."""
    kinds = run.kinds(at)
    cut = run.cut(at)
    if "reference" in kinds:
        value = str(kinds["reference"])
        if run.bare(at) in ("الان", "ان") and not any(form in run.words[at].text for form in ("الآن", "الان", "لآن")):
            return None  # آلان and ألان are a man's name
        joined = run.joined(at)
        if run.bare(at) in ("اخيرا", "قريبا") and (joined or run.next_class(at + 1) in ("from", "mark_pause")):
            return None
        if run.bare(at) == "المستقبل" and run.context(at) == "name_head":
            return None
        return Match(at, at + 1, "DATE", Fixed(value), "reference", cut)
    if "former" in kinds and run.context(at) == "in":
        return Match(at, at + 1, "DATE", Fixed("PAST_REF"), "reference", cut)
    if "since" in kinds and run.form(at + 1) == "فتره":
        return Match(at, at + 2, "DATE", Fixed("PAST_REF"), "reference", cut)
    if "period" in kinds:
        moved = shift(run, at + 1)
        refs = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
        if moved is None or run.bare(at) == "فتره" or moved[0] not in refs:
            return None
        return Match(at, moved[1], "DATE", Fixed(refs[moved[0]]), "reference", cut)
    if "time" in kinds:
        return time_reference(run, at)
    return None


def time_reference(run: Run, at: int) -> Match | None:
    """وقت سابق alone (PAST_REF), or with the day or period it lies in."""
    cut = run.cut(at)
    if run.bare(at) == "الوقت":
        moved = shift(run, at + 1)
        return Match(at, moved[1], "DATE", Fixed("PRESENT_REF"), "reference", cut) if moved and moved[0] == 0 else None
    if not (run.inner(at + 1, "earlier") or run.inner(at + 1, "later")):
        return None
    end = at + 2
    step = end + 1 if run.form(end) == "من" else end
    if run.open_at(step):
        day = day_phrase(run, step)
        if day and not day[2]:
            return Match(at, day[1], "DATE", day[0], "earlier-on-day", cut)
        if step > end:
            whole = span(run, step)
            if whole:
                return Match(at, whole.last, "DATE", whole.meaning, "earlier-in-period", cut)
            if run.kinds(step).get("definite") in ("W", "M", "Y"):
                return Match(at, step + 1, "DATE", Span(str(run.kinds(step)["definite"]), 0), "earlier-in-period", cut)
            found = month(run, step)
            if found:
                meaning, last = month_tail(run, found, None)
                return Match(at, last, "DATE", meaning, "earlier-in-period", cut)
    return Match(at, end, "DATE", Fixed("PAST_REF"), "reference", cut)


def same(run: Run, at: int) -> Match | None:
    """ذلك اليوم, تلك السنة, اليوم نفسه, اليوم التالي, الشهر ذاته: what was named before."""
    cut = run.cut(at)
    if (
        "that" in run.kinds(at)
        and run.kinds(at + 1).get("definite") in ("D", "W", "M", "Y")
        and not run.attached(at + 1)
    ):
        return Match(at, at + 2, "DATE", Same(str(run.kinds(at + 1)["definite"])), "same-period", cut)
    if run.bare(at) == "نفس" and run.kinds(at + 1).get("definite") in ("D", "W", "M", "Y") and run.open_at(at + 1):
        return Match(at, at + 2, "DATE", Same(str(run.kinds(at + 1)["definite"])), "same-period", cut)
    if run.kinds(at).get("definite") == "D":
        if run.inner(at + 1, "same"):
            return Match(at, at + 2, "DATE", Same("D"), "same-period", cut)
        if run.form(at + 1) == "التالي":
            return Match(at, at + 2, "DATE", Same("D", 1), "same-period", cut)
    return None


def ordinal_day(run: Run, at: int) -> Match | None:
    """لليوم الخامس على التوالي, يومها الخامس: the day that the sentence speaks of, else the article's own."""
    kinds = run.kinds(at)
    if "ordinal_day" in kinds or (kinds.get("day_shift") == 0 and run.attached(at) == "ل"):
        found = ordinal(run, at + 1) if run.open_at(at + 1) else None
        if found:
            end = found[1] + 2 if run.form(found[1]) == "علي" and run.form(found[1] + 1) == "التوالي" else found[1]
            return Match(at, end, "DATE", Same("D", 0, True), "ordinal-day", run.cut(at))
    return None
