"""What each line of a page looks like, read from the line alone: its length, its end, its words, its tag's hints.

`LOOKS` is an ordered list of small rules; the first that answers decides the line's kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from musnad.captures.capture import Block, Capture
from musnad.pages.bylines import LONGEST as LONGEST_BYLINE
from musnad.pages.bylines import Filed, parse_byline, parse_closed
from musnad.pages.layouts import PageWords, line_key, name_key
from musnad.text import INVISIBLE

Kind = Literal[
    "text",  # running text: a sentence or more
    "short",  # may be a headline, a subhead, a deck, a teaser, a caption without credit
    "subhead",  # a heading inside the body, by its tag
    "caption", "byline", "section", "rail", "rail-item", "widget", "navigation", "advert", "time",
]  # fmt: skip

LONG = 140  # longer lines are running text unless they end in a credit
SHORT = 112  # up to here a line without a full stop may be a headline
_LETTER = re.compile(r"[^\W\d_]")
_CREDIT = re.compile(r"\(([^()\n]{2,60})\)$")
_DIGIT = re.compile(r"\d")
_PARTS = re.compile(r"\s*[-–—/،,+]\s*")
_INITIALS = re.compile(r"(?:\w[. ]{0,2}){2,4}$")
_TAIL_WIDGET = re.compile(r"\s+(?:play-circle|TT)$")
_CLOCK = re.compile(
    r"\W*(?:(?:نشر|نُشر|آخر تحديث|تحديث|الساعة|منذ|قبل|تاريخ)\b.{0,40}|\d{1,2}[:.]\d\d.{0,18})$"
    r"|[^\n]{0,14}?\d{1,4}[\s/\-.]+(?:\d{1,2}|[\w/ ()]{3,24}?)[\s/\-.،,]+\d{2,4}\s*(?:م|هـ)?\W{0,3}.{0,34}$"
)
_DAY_BEHIND = re.compile(r"\s+(?:نشر|نُشر|آخر تحديث|تاريخ|تحديث|\d{1,2}[\s/\-.]+(?:\w{3,}|\d))")
_MONTH = re.compile(
    "يناير|فبراير|مارس|أبريل|ابريل|إبريل|مايو|يونيو|يونيه|يوليو|يوليه|أغسطس|اغسطس|سبتمبر|أكتوبر|اكتوبر|نوفمبر|ديسمبر|كانون|شباط|آذار"
    "|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين|جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت|محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذو"
    r"|\d[/\-.]\d|:\d\d|دقيق|ساع"
)
_ENDS = (".", ".»", '."', ".”", "؛", "،", ":")


class Line:
    """A line of the page that is not blank. [start, end) is it without outer white space; `gap` counts blank lines above.

    `byline` holds what a byline line says; `hints` and `tag` what the page's own tags say ("" and () for plain text).
    """

    __slots__ = ("byline", "credited", "end", "gap", "hints", "kind", "start", "tag", "text")

    def __init__(self, start: int, text: str, gap: int, block: Block | None) -> None:
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.gap = gap
        self.tag = block.tag if block else ""
        self.hints = block.hints if block else ()
        self.kind: Kind = "text"
        self.byline: list[Filed] | None = None
        self.credited = False  # a caption whose last bracket is known to be a credit

    def __repr__(self) -> str:
        return f"Line({self.kind} {self.start} {self.text[:40]!r})"


def goes_on(text: str, words: PageWords) -> bool:
    """Whether a paragraph goes on with the one above: it opens with و or a linking word (كما، من جهته، وأضاف)."""
    if text.startswith(words.going_on):
        return True
    return text.startswith("و") and text.split(maxsplit=1)[0] not in words.root_waw


def credit_of(text: str, words: PageWords) -> str | None:
    """The picture credit in the last bracket of `text` (... في حلب (رويترز) → رويترز); None if there is none."""
    match = _CREDIT.search(text[-66:])
    return bare_credit(match[1]) if match and is_credit(match[1], words) else None


def bare_credit(inside: str) -> str:
    """The credit without the word that it is from an archive (أرشيفية - رويترز → رويترز), if anything else is left."""
    parts = [part for part in _PARTS.split(inside) if not name_key(part).removeprefix("ال").startswith("ارشيف")]
    return inside.strip() if len(parts) != 1 else parts[0].strip()


def is_credit(inside: str, words: PageWords) -> bool:
    """Whether the words of a bracket name who owns a picture: an agency, its letters, a ministry, an archive."""
    parts = _PARTS.split(inside)
    if any(name_key(part) in words.agencies or name_key(part) in words.outlets for part in parts):
        return True
    if _INITIALS.match(inside.strip()) and not inside.strip().isdigit():
        return True
    return any(name_key(word) in words.credit_words for word in inside.split())


def may_be_credit(inside: str, words: PageWords) -> bool:
    """Whether an unknown bracket may be a credit (الجيش الإسرائيلي): a few words, no number, no "video" or "details"."""
    keys = [name_key(word) for word in inside.split()]
    return len(keys) <= 5 and not any(key in words.not_credits or any(c.isdigit() for c in key) for key in keys)


def _by_hint(line: Line, words: PageWords) -> Kind | None:
    """What the tag says of the line itself; where it stands on the page is settled later (see `frame`)."""
    hints = line.hints
    if line.tag == "h1" or "headline" in hints:
        return "short"
    if not hints and line.tag != "figcaption":
        return None
    if ("caption" in hints and "link" not in hints) or line.tag == "figcaption":
        return "caption"
    if ("section" in hints and len(line.text) < 40) or _by_words(line, words) == "section":
        return "section"
    if "byline" in hints and len(line.text) < 100:
        line.byline = parse_byline(line.text, words) or parse_byline(line.text, words, strict=False)
        line.byline = line.byline or [Filed(0, len(line.text), line.text.strip(" :"), None)]
        return "byline"
    if "time" in hints and any(char.isdigit() for char in line.text) and len(line.text) < 80:
        return "time"
    return None


def _by_long(line: Line, words: PageWords) -> Kind | None:
    """Most lines of a page: long, and no bracket at their end."""
    if len(line.text) <= LONG:
        return None
    if line.text.startswith(words.all_openings):
        return _by_opening(line, words)
    if len(line.text) < 320 and line.text.endswith((")", "e")) and _is_caption(line, words):
        return "caption"
    return "text"


def _by_words(line: Line, words: PageWords) -> Kind | None:
    """TT, مقالات ذات صلة, الرئيسية, إعلان, المشرق العربي, موجز الاقتصاد: lines that the lists know."""
    if len(line.text) >= 60:
        return None
    if line.text.startswith("موجز ") and line.text.count(" ") <= 3:
        return "section"
    return words.kinds.get(line_key(line.text))


def _by_opening(line: Line, words: PageWords) -> Kind | None:
    """Lines that open as furniture does: جميع الحقوق محفوظة ..., اقرأ أيضا: ..."""
    if line.text.startswith(words.rail_openings):
        return "rail-item"
    if line.text.startswith(words.any_opening):
        return next(kind for openings, kind in words.openings if line.text.startswith(openings))
    return None


def _by_bars(line: Line, words: PageWords) -> Kind | None:
    """Menus on one line (الرئيسية | سياسة | رياضة) and bare addresses."""
    text = line.text
    if text.startswith(("http://", "https://", "www.")) and " " not in text:
        return "widget"
    return "navigation" if text.count(" | ") >= 2 and not text.endswith(".") else None


def _by_letters(line: Line, words: PageWords) -> Kind | None:
    """Rules and ornaments (-----, ***) and bare numbers: no letter at all."""
    return None if _LETTER.search(line.text) else "time" if ":" in line.text and line.text[0].isdigit() else "widget"


def _by_clock(line: Line, words: PageWords) -> Kind | None:
    """A day or an hour on a line of its own: الخميس 12 أكتوبر 2023 - 10:45, منذ 3 ساعات, 17:23 ت م."""
    text = line.text
    if len(text) > 70 or text.endswith(".") or not _DIGIT.search(text):
        return None
    return "time" if _CLOCK.match(text) and _MONTH.search(text) and len(text.split()) <= 11 else None


def _by_byline(line: Line, words: PageWords) -> Kind | None:
    """رائد جبر (موسكو), الرياض - واس."""
    text = line.text
    if len(text) <= LONGEST_BYLINE and not text.endswith("."):
        line.byline = parse_byline(text, words) or parse_closed(text, words) or _before_date(text, words)
    return "byline" if line.byline else None


def _before_date(text: str, words: PageWords) -> list[Filed] | None:
    """The byline before a day on the same line: كتب: هيثم القروي نشر في: 22 جوان 2024."""
    match = _DAY_BEHIND.search(text, 4)
    return parse_byline(text[: match.start()], words) if match and _MONTH.search(text, match.start()) else None


def _by_credit(line: Line, words: PageWords) -> Kind | None:
    """عربات لقوات الأمن في حلب (رويترز) play-circle."""
    return "caption" if line.text.endswith((")", "circle", "TT")) and _is_caption(line, words) else None


def _is_caption(line: Line, words: PageWords) -> bool:
    text = _TAIL_WIDGET.sub("", line.text) if line.text.endswith(("circle", "TT")) else line.text
    match = _CREDIT.search(text[-66:])
    if not match:
        return False
    before = text[: len(text) - len(match[0])].rstrip()
    if len(before) < 12 or before.endswith((".", "،", ":", "؟")) or goes_on(before[:40], words):
        return False
    known = is_credit(match[1], words)
    line.credited = known
    return (known and len(text) < 320) or (25 < len(text) < 200 and may_be_credit(match[1], words))


def _by_end(line: Line, words: PageWords) -> Kind | None:
    """A full stop, or a word that goes on with a report (وأضاف ...), makes running text of any length."""
    text = line.text.rstrip(INVISIBLE + " ")
    if text.endswith(_ENDS) and not text.endswith("..") and len(text) > 20:
        return "text"
    return "text" if len(text) > SHORT or (text.startswith(words.going_on) and len(text) > 30) else None


LOOKS: tuple[Callable[[Line, PageWords], Kind | None], ...] = (
    _by_hint, _by_long, _by_bars, _by_letters, _by_words, _by_opening, _by_byline, _by_clock, _by_credit, _by_end,
)  # fmt: skip


def kind_of(line: Line, words: PageWords) -> Kind:
    """The line's kind by the first rule that answers; "short" where none does."""
    for look in LOOKS:
        kind = look(line, words)
        if kind is not None:
            return kind
    return "short"


def read_lines(capture: Capture, words: PageWords) -> list[Line]:
    """The lines of the capture that are not blank, in order, each with its kind."""
    found = []
    gap = 0
    at = 0
    blocks = {block.start: block for block in capture.blocks}
    met: dict[str, Line] = {}  # a flattened page sets most of its short lines several times
    for raw in capture.text.split("\n"):
        text = raw.strip()
        if text:
            start = at if len(text) == len(raw) else at + len(raw) - len(raw.lstrip())
            line = Line(start, text, gap, blocks.get(start) if blocks else None)
            if len(text) <= LONG or blocks or text.endswith((")", "circle")) or text.startswith(words.all_openings):
                same = None if blocks else met.get(text)
                if same is None:
                    line.kind = kind_of(line, words)
                    met[text] = line
                else:
                    line.kind, line.byline, line.credited = same.kind, same.byline, same.credited
            found.append(line)
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return found
