"""Why a page has no article: said in one clear sentence, for the problems of the record."""

from __future__ import annotations

import re
from collections import Counter

from musnad.captures.capture import Capture
from musnad.pages.layouts import load_layouts
from musnad.pages.lines import Line, read_lines

_ARABIC = re.compile("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
_WALL = re.compile(
    "تسجيل الدخول|سج[ّ]?ل(?:وا)? الدخول|سجل دخولك|كلمة المرور|كلمة السر|للمشتركين|المشتركين فقط|اشترك (?:الآن )?لمتابعة|اشتراكك|هذا المحتوى متاح"
)
_VIDEO = re.compile(r"فيديو|شاهد|مشاهدة|حلقة|الحلقة|بث مباشر|البث الحي|يوتيوب|مدة|(?<!\d)\d{1,2}:\d\d(?!\d)")


def why_no_article(capture: Capture) -> str:
    """The reason, for a page in which the splitter found no article."""
    text = capture.text
    if not text.strip():
        return "no article: the page is empty"
    if not _ARABIC.search(text[:200_000]):
        return "no article: the page holds no Arabic text"
    lines = read_lines(capture, load_layouts().words_for(capture))
    kinds = Counter(line.kind for line in lines)
    head = "\n".join(line.text for line in lines[:60])
    if _WALL.search(head) and kinds["text"] <= 3 and kinds["short"] <= 12:
        return "no article: the page asks the reader to log in or subscribe"
    if _tells_video(lines) and kinds["short"] <= 12:
        return "no article: the page shows a video or a programme without running text"
    if kinds["short"] + kinds["caption"] >= 5:
        return "no article: an index page, headlines without a body"
    return "no article: no running text under a headline"


def _tells_video(lines: list[Line]) -> bool:
    return sum(bool(_VIDEO.search(line.text)) for line in lines[:60] if len(line.text) < 120) >= 2
