"""Why a page has no article: said in one clear sentence, for the problems of the record."""

from __future__ import annotations

import re
from collections import Counter

from musnad.captures.capture import Capture
from musnad.pages.layouts import load_layouts
from musnad.pages.lines import Kind, Line, read_lines
from musnad.pages.stems import content_stems

ARABIC = re.compile("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
_WALL = re.compile(
    "سج[ّ]?ل(?:وا|ي)? (?:ال)?دخول|تسجيل (?:ال)?دخول(?:ك)?|كلمة (?:المرور|السر)|للمشتركين|المشتركين فقط|اشتركوا? (?:الآن )?(?:لمتابعة|لقراءة)|اشتراكك"
    "|(?:لمتابعة|لإكمال|لمواصلة) القراءة"
)
_PLAYER = re.compile(
    r"(?:شاهد|تشغيل|مدة|جودة|مشاهدة) (?:هذا )?(?:ال)?(?:فيديو|حلقة|بث|مقطع|صورة|تسجيل)|كتم الصوت|ملء الشاشة|بث مباشر|البث (?:المباشر|الحي)|الحلقة \S+$"
    r"|^\W*\d{1,2}:\d\d(?::\d\d)?(?: دقيقة| دقائق)?$|^(?:ال)?فيديو$|المشغل|إعدادات الفيديو|حلقات (?:سابقة|أخرى)"
)
FEW = 3  # paragraphs
LITTLE = 420  # characters of running text on a page that is no article
HEAD = 60  # lines in which signs are looked for


def why_no_article(capture: Capture) -> str:
    """The reason, for a page in which the splitter found no article."""
    if not capture.text.strip():
        return "no article: the page is empty"
    if not ARABIC.search(capture.text):
        return "no article: the page holds no Arabic text"
    lines = read_lines(capture, load_layouts().words_for(capture))
    return refuse(lines) or "no article: no running text under a headline"


def refuse(lines: list[Line]) -> str | None:
    """Why the lines make no article; None where they may make one.

    An article has running text of its own: a page whose few sentences ask the reader to log in, present a video or
    follow single headlines of an index has none.
    """
    kinds = Counter(line.kind for line in lines)
    texts = [line for line in lines if line.kind == "text"]
    if len(texts) <= FEW and sum(len(line.text) for line in texts) <= LITTLE:
        if sum(bool(_WALL.search(line.text)) for line in lines[:HEAD]) >= (1 if texts else 2):
            return "no article: the page asks the reader to log in or subscribe"
        if len(texts) <= 2 and sum(_is_player(line) for line in lines[:HEAD]) >= (2 if texts else 1):
            return "no article: the page shows a video or a programme without running text"
    return "no article: an index page, headlines without a body" if _is_index(lines, texts, kinds) else None


def _is_player(line: Line) -> bool:
    """Whether the line is part of a video player or of a programme's page, not of a report about a video."""
    return line.kind != "text" and len(line.text) <= 60 and _PLAYER.search(line.text) is not None


def _is_index(lines: list[Line], texts: list[Line], kinds: Counter[Kind]) -> bool:
    """Whether the page lists headlines, with a line of summary here and there, rather than telling any of them."""
    headlines = kinds["short"] + kinds["caption"]
    if headlines < 5 or kinds["short"] < len(texts):
        return False
    shorts = [line for line in lines if line.kind == "short"]
    if not texts:
        return True
    longest = run = 0
    for line in lines:
        run = run + 1 if line.kind == "text" else 0
        longest = max(longest, run)
    if longest > 1 or max(len(line.text) for line in texts) > 260:
        return False
    if sum(len(line.text) for line in shorts) < 35 * len(shorts):  # subheads rather than headlines
        return False
    return len(texts) >= 3 or not _headed(lines)


def _headed(lines: list[Line]) -> bool:
    """Whether the first running text has a headline of its own right above it."""
    text = next(index for index, line in enumerate(lines) if line.kind == "text")
    said = content_stems(lines[text].text)
    return any(len(content_stems(line.text) & said) >= 2 for line in lines[max(0, text - 4) : text])
