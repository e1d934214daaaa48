"""Figures in a text: numbers in digits or words, how exact they are meant, and what they count."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from musnad.archive.lemmas import load_lemmas
from musnad.lexicon.data import read_toml
from musnad.text import fold

Bound = Literal["exact", "about", "least", "most"]

_TOKEN = re.compile(r"\d+(?:[.,٫٬]\d+)*|\w+|%|٪")
SCALES = {
    "الف": 1e3,
    "الاف": 1e3,
    "مليون": 1e6,
    "ملايين": 1e6,
    "مليار": 1e9,
    "مليارات": 1e9,
    "بليون": 1e9,
    "تريليون": 1e12,
}
BOUNDS: dict[tuple[str, ...], Bound] = {
    ("نحو",): "about",
    ("حوالي",): "about",
    ("قرابه",): "about",
    ("زهاء",): "about",
    ("اكثر", "من"): "least",
    ("ما", "لا", "يقل", "عن"): "least",
    ("لا", "يقل", "عن"): "least",
    ("علي", "الاقل"): "least",
    ("ما", "يزيد", "علي"): "least",
    ("ما", "يزيد", "عن"): "least",
    ("اقل", "من"): "most",
    ("ما", "لا", "يزيد", "علي"): "most",
}
# Words between a number and what it counts that count nothing themselves.
BETWEEN = frozenset(("من", "اخرين", "اخر", "اخرون", "علي", "الاقل", "اضافي", "اضافيه", "نحو"))
PERCENT = "%"


class Figure(msgspec.Struct, frozen=True):
    """`value` of `unit` (an index term, "%" for percent); `bound` says how exact it is meant."""

    value: float
    unit: str
    bound: Bound


def figures_in(text: str) -> list[Figure]:
    """The figures of a text that say what they count, in order; years, dates and bare numbers are left out."""
    tokens = _TOKEN.findall(fold(text))
    found: list[Figure] = []
    at = 0
    while at < len(tokens):
        read = _number(tokens, at)
        if read is None:
            at += 1
            continue
        value, end = read
        unit, behind = _unit(tokens, end)
        if unit:
            found.append(Figure(value, unit, _bound(tokens, at, end, behind)))
        at = max(end, behind)
    return found


def differ(one: Figure, two: Figure) -> bool:
    """Can the two figures not both be true of one thing? "About" leaves a tenth, a bound leaves its side open."""
    if one.unit != two.unit:
        return False
    low_one, high_one = _range(one)
    low_two, high_two = _range(two)
    return high_one < low_two or high_two < low_one


def _range(figure: Figure) -> tuple[float, float]:
    match figure.bound:
        case "about":
            return figure.value * 0.9, figure.value * 1.1
        case "least":
            return figure.value, float("inf")
        case "most":
            return 0, figure.value
    return figure.value, figure.value


def _number(tokens: list[str], at: int) -> tuple[float, int] | None:
    """The number at a token and where it ends: 90, ثلاثة, خمسة وعشرون, 12 مليون, مئتا ألف."""
    words = _cardinals()
    token = tokens[at]
    if token[0].isdigit():
        value, at = _digits(token), at + 1
    elif token in words and token not in SCALES:
        value, at = float(words[token]), at + 1
        while at < len(tokens) and (more := _more(tokens[at], words)) is not None:
            value, at = value + more, at + 1
    else:
        return None
    while at < len(tokens) and tokens[at] in SCALES:
        value, at = value * SCALES[tokens[at]], at + 1
    return value, at


def _more(token: str, words: dict[str, int]) -> int | None:
    """What a following token adds: وعشرون 20; the عشر of خمسة عشر 10."""
    if token.startswith("و") and token[1:] in words and token[1:] not in SCALES:
        return words[token[1:]]
    return 10 if token in ("عشر", "عشره") else None


def _digits(token: str) -> float:
    """ "1,500" and "1.500.000" are grouped, "3.5" is a fraction."""
    plain = token.replace("٬", ",").replace("٫", ".")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3}){2,}", plain):
        return float(plain.replace(",", "").replace(".", ""))
    return (
        float(plain.replace(",", ".")) if plain.count(".") + plain.count(",") <= 1 else float(re.sub(r"\D", "", plain))
    )


def _unit(tokens: list[str], at: int) -> tuple[str, int]:
    """What is counted, and the token behind it; "" where nothing is (a year, a number alone)."""
    while at < len(tokens) and tokens[at] in BETWEEN:
        at += 1
    if at >= len(tokens):
        return "", at
    if tokens[at] in ("%", "٪", "بالمايه", "بالميه") or tokens[at : at + 2] in (["في", "المايه"], ["في", "الميه"]):
        return PERCENT, at + (2 if tokens[at] == "في" else 1)
    word = tokens[at]
    if not word.isalpha() or len(word) < 3 or word in _not_counted():
        return "", at
    return load_lemmas().term(word), at + 1


def _bound(tokens: list[str], start: int, end: int, behind: int) -> Bound:
    for words, bound in BOUNDS.items():
        size = len(words)
        if tuple(tokens[max(0, start - size) : start]) == words or tuple(tokens[behind : behind + size]) == words:
            return bound
        if tuple(tokens[end : end + size]) == words:
            return bound
    return "exact"


@lru_cache(maxsize=1)
def _cardinals() -> dict[str, int]:
    table = read_toml("calendar.toml")["numbers"]["cardinal"]
    return {fold(form): int(value) for value, forms in table.items() for form in forms}


@lru_cache(maxsize=1)
def _not_counted() -> frozenset[str]:
    """Months and function words: what stands behind a number there is no unit."""
    months = read_toml("calendar.toml")["months"].values()
    words = (
        "في",
        "الي",
        "عن",
        "مع",
        "بين",
        "قبل",
        "بعد",
        "منذ",
        "حتي",
        "خلال",
        "هذا",
        "هذه",
        "الذي",
        "التي",
        "عام",
        "ثم",
        "او",
    )
    return frozenset([fold(form) for forms in months for form in forms] + list(words))
