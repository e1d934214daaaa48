"""Bylines: who wrote or filed an article and where from, as Arabic outlets write it.

A shape is one small function in `SHAPES`; the first that answers decides. `strict` asks for a known place, agency,
outlet or given name; without it the shape alone is enough, for lines that stand where bylines stand. Of 3,860 bylines
of 15 outlets set under their headlines, 94 in a hundred are seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from musnad.pages.layouts import PageWords, line_key, name_key


class Filed(NamedTuple):
    """A byline at [start, end) of the line; author or place None where not stated."""

    start: int
    end: int
    author: str | None
    place: str | None


LONGEST = 110  # characters of the longest byline line
_QUOTES = "«»\"“”{}' \t\u00a0"
_PAIR = re.compile(r"([^()\n]{2,60}?)\s*\(([^()\n]{2,40})\)")
_DASH = re.compile(r"\s*(?:(?:\s[-–—ـ]|[-–—ـ]\s)\s*|(?<=\w)[-–—](?=\w))")
_AND = re.compile(r"\s*[،,+/&]\s*|\s+و(?=\w)")
_DATED = re.compile(
    r"([^\d:«»]{2,30}?)[\s،\-–]*(?:في\s+)?\d{1,2}[\s\-–/]+(?=\d|[^\W\d]{2})(?=[^\n]{4,70}$)[^\n]*?[\s/(]([^\d/()]{2,20})[/)\s]*$"
)
_FROM = re.compile(r"(.{3,45}?)\s+من\s+(.{3,25})$")
_SEPARATOR = re.compile(r"\s*(?::|--+|[–—]+|-(?=\s)|(?<=\S)-(?=\S)|(?<=\))\s*[/-])[\s:/)\u2013\u2014-]*")


def is_place(text: str, words: PageWords) -> bool:
    """Whether `text` is a known dateline, or one with its country (دبي، الإمارات العربية المتحدة)."""
    if name_key(text) in words.places:
        return True
    return len(text) < 60 and any(name_key(part) in words.places for part in re.split(r"[،,(]", text)[:-1])


def is_outlet(text: str, words: PageWords) -> bool:
    """Whether `text` is a known agency or outlet, or several (الجزيرة + وكالات)."""
    key = name_key(text)
    if key in words.outlets:
        return True
    parts = _AND.split(text.strip())
    return len(parts) > 1 and all(name_key(part) in words.outlets for part in parts)


def is_person(text: str, words: PageWords, strict: bool = True) -> bool:
    """Whether `text` looks like one or more writers' names: two to five words each, a given name first if `strict`."""
    for part in re.split(r"[،,&]|\s-\s|\sو(?=\w)", text.strip(_QUOTES)):
        keys = [name_key(word) for word in part.split() if name_key(word) not in ("د", "م", "ا")]
        if not 1 < len(keys) <= 5 or any(key in words.function_words or key.isdigit() for key in keys):
            return False
        if strict and keys[0] not in words.given_names:
            return False
    return True


def _clean(text: str) -> str | None:
    return text.strip(_QUOTES + ":-–—ـ،,/") or None


def _bracketed(text: str, words: PageWords, strict: bool) -> list[Filed] | None:
    """رائد جبر (موسكو)، «الشرق الأوسط» (دمشق) «الشرق الأوسط» (بيروت)، دبي، الإمارات (CNN)."""
    found, at = [], 0
    if text.index("(") > 62:
        return None
    for match in _PAIR.finditer(text):
        if text[at : match.start()].strip(" ،,-"):
            return None
        before, inside = match[1].lstrip(" ،,-"), match[2]
        filed = _pair(before, inside, words, strict)
        if filed is None:
            return None
        found.append(Filed(match.end() - len(match[0].lstrip(" ،,-")), match.end(), *filed))
        at = match.end()
    return found if found and not text[at:].strip(" :-–—") else None


def _pair(before: str, inside: str, words: PageWords, strict: bool) -> tuple[str | None, str | None] | None:
    place = re.split(r"\s*[-–،]\s*", inside)[-1]
    if is_outlet(inside, words) and is_place(before, words):
        return _clean(inside), _clean(before)
    if name_key(inside) in words.agencies or any(name_key(w) in words.credit_words for w in inside.split()):
        return None
    if is_outlet(before, words) or (before.strip().startswith("«") and before.strip().endswith("»")):
        return (_clean(before), place) if len(before.split()) <= 4 and len(inside.split()) <= 4 else None
    known = is_place(place, words)
    if len(inside.split()) <= 4 and is_person(before, words, strict=strict and not known):
        return _clean(before), place
    return None


def _colon(text: str, words: PageWords, strict: bool) -> list[Filed] | None:
    """تل أبيب: نظير مجلي، لندن - جنيف: «الشرق الأوسط»، صنعاء: عرفات مدابش - الرياض: ناصر الحقباني."""
    pieces = re.split(r"(\s+-\s+|\s{2,})(?=[^:]{2,40}:)", text.rstrip(" :"))
    joined: list[str] = []
    for piece in pieces:  # a piece without a colon goes with the next: لندن - جنيف: ...
        if joined and ":" not in joined[-1].strip():
            joined[-1] += piece
        else:
            joined.append(piece)
    found, at = [], 0
    for piece in joined:
        place, colon, author = piece.partition(":")
        start = at + len(piece) - len(piece.lstrip(" -"))
        at += len(piece)
        if not piece.strip(" -"):
            continue
        if not colon or len(place.split()) > 8 or len(author.split()) > 9:
            return None
        known = all(is_place(part, words) for part in _DASH.split(place.strip(" -")))
        filed_by = is_outlet(author.strip(" ()"), words) or is_person(author, words, strict)
        if (
            not filed_by
            or not name_key(author)
            or not name_key(place)
            or (strict and not known and not is_outlet(author, words))
        ):
            return None
        found.append(Filed(start, start + len(piece.strip(" -")), _clean(author.strip(" ()")), _clean(place)))
    return found or None


def _dashed(text: str, words: PageWords, strict: bool) -> list[Filed] | None:
    """الرياض - واس، محمد ماهر - القدس المحتلة، مكتب الجزيرة - غزة - رام الله - من بلال أبو دقة - رندة أحمد:"""
    parts = [part.strip(" ():،") for part in _DASH.split(text.strip(" :"))]
    if not 2 <= len(parts) <= 6 or any(not part or len(part.split()) > 5 for part in parts):
        return None
    authors, places, unknown = [], [], []
    opened = False
    for part in parts:
        if opened or part.startswith("من "):
            authors.append(part.removeprefix("من "))
            opened = True
        elif line_key(part.split()[0]) in words.manner:
            continue
        elif is_place(part, words):
            places.append(part)
        elif is_outlet(part, words) or is_person(part, words):
            authors.append(part)
        else:
            unknown.append(part)
    people = [part for part in authors if not is_outlet(part, words)]
    named = len(authors) + len(places) + len(unknown)
    if not places and authors and not people and not unknown and (len(authors) > 1 or named < len(parts)):
        return [Filed(0, len(text), _clean(" - ".join(authors)), None)]
    if len(places) > 1 and not authors and not unknown and any(is_outlet(part, words) for part in places):
        outlet = next(part for part in reversed(places) if is_outlet(part, words))  # المدينة - جدة
        places.remove(outlet)
        authors.append(outlet)
    if places and authors and not strict:
        places = [part for part in parts if part in places or part in unknown]
        unknown = []
    elif len(unknown) == 1 and authors and (places or not strict or len(authors) > len(people)):
        places = [part for part in parts if part in places or part in unknown]
    elif len(unknown) == 1 and places and not authors and (not strict or is_person(unknown[0], words)):
        authors = unknown
    elif unknown and (strict or authors or places or len(unknown) != 2 or any(len(u.split()) > 3 for u in unknown)):
        return None
    elif len(unknown) == 2:
        places, authors = unknown[:1], unknown[1:]
        if any(name_key(word) in words.function_words for part in unknown for word in part.split()):
            return None
    if not authors or not places:
        return None
    people = [part for part in authors if not is_outlet(part, words)]
    return [Filed(0, len(text), _clean(" - ".join(people or authors)), _clean(" - ".join(places)))]


def _dated(text: str, words: PageWords, strict: bool) -> list[Filed] | None:
    """تبوك 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م واس، عمان 3 أيار (بترا)."""
    match = _DATED.match(text)
    if not match or not any(char.isalpha() for char in match[1]):
        return None
    agency = match[2].split()[-1]
    agency = match[2] if name_key(match[2]) in words.agencies else agency
    if name_key(agency) in words.agencies and (is_place(match[1], words) or len(match[1].split()) <= 3):
        return [Filed(0, len(text), _clean(agency), _clean(match[1]))]
    return None


def _from(text: str, words: PageWords, strict: bool) -> list[Filed] | None:
    """ماجد الجميل من جنيف."""
    match = _FROM.match(text.strip())
    if not match or not is_place(match[2].strip(" :"), words):
        return None
    if is_outlet(match[1], words) or is_person(match[1], words, strict):
        return [Filed(0, len(text), _clean(match[1]), _clean(match[2]))]
    return None


def _opened(text: str, words: PageWords, strict: bool) -> list[Filed] | None:
    """كتب: فلان، بقلم فلان، المصدر: الجزيرة + وكالات."""
    for opening in words.byline_openings:
        if text.startswith(opening) and text[len(opening) :].strip():
            rest = text[len(opening) :].strip(" -:")
            inner = parse_byline(rest, words, strict=True)
            if inner and len(inner) == 1:
                return [Filed(0, len(text), inner[0].author, inner[0].place)]
            closed = opening.rstrip(" ").endswith((":", "-"))
            if is_outlet(rest, words) or is_person(rest, words, strict=not closed):
                return [Filed(0, len(text), _clean(rest), None)]
    return None


def _outlet_alone(text: str, words: PageWords, strict: bool) -> list[Filed] | None:
    """رويترز، الجزيرة نت - وكالات، (CNN)."""
    bare = text.strip(" ():/-–")
    if bare.count(" ") > 8:
        return None
    return [Filed(0, len(text), bare.strip(_QUOTES), None)] if is_outlet(bare, words) else None


# Each shape with the marks of which a line must hold one for it ("" is in every line).
SHAPES: tuple[tuple[tuple[str, ...], Callable[[str, PageWords, bool], list[Filed] | None]], ...] = (
    (("",), _opened),
    (("",), _outlet_alone),
    (("(",), _bracketed),
    (tuple("0123456789٠١٢٣٤٥٦٧٨٩"), _dated),
    ((":",), _colon),
    (("-", "–", "—", "ـ"), _dashed),
    ((" من ",), _from),
)


def parse_byline(text: str, words: PageWords, strict: bool = True) -> list[Filed] | None:
    """The bylines that the whole of `text` is, in order; None if it is none."""
    if len(text) > LONGEST:
        return None
    for marks, shape in SHAPES:
        if any(mark in text for mark in marks):
            found = shape(text, words, strict)
            if found:
                return found
    return None


def parse_name(text: str, words: PageWords) -> Filed | None:
    """A writer's name alone on a line under the headline (د. خيرية السقاف); None if it does not look like one."""
    bare = text.removeprefix("د.").removeprefix("أ.").strip(_QUOTES + ":")
    if len(bare) <= 35 and "-" not in bare and is_person(bare, words, strict=bare == text.strip()):
        return Filed(0, len(text), text.strip(_QUOTES + ":"), None)
    return None


def parse_closed(text: str, words: PageWords) -> list[Filed] | None:
    """A line that ends in a colon as a byline by its shape, where a writer or an outlet is known: الرس - أحمد الحمياني:"""
    found = parse_byline(text, words, strict=False) if text.endswith(":") and len(text) < 70 else None
    if found and all(one.author and (is_outlet(one.author, words) or is_person(one.author, words)) for one in found):
        return found
    return None


def find_opening_byline(text: str, words: PageWords) -> tuple[list[Filed], int] | None:
    """The byline a paragraph opens with, and where its body begins (كولومبو - «الشرق الأوسط»: قالت ...); None if none.

    The dash, colon or slash between them belongs to neither.
    """
    head = text[: LONGEST + 10]
    mark = len(head) - len(head.lstrip("*•●▪- "))
    for match in reversed(list(_SEPARATOR.finditer(head, mark))):
        opening = text[mark : match.start()]
        if len(opening) > 2 and match.end() < len(text):
            filed = parse_byline(opening, words) or _lone_opening(opening, match[0], words)
            if filed:
                return [one._replace(start=one.start + mark, end=one.end + mark) for one in filed], match.end()
    return None


def _lone_opening(opening: str, separator: str, words: PageWords) -> list[Filed] | None:
    """A place or a writer alone before a dash: مكة المكرمة – ، عمر إبراهيم –."""
    if ":" in separator:
        return None
    if is_place(opening, words):
        return [Filed(0, len(opening), None, _clean(opening))]
    return [Filed(0, len(opening), _clean(opening), None)] if is_person(opening, words) else None
