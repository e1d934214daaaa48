"""What a reader should know of a text before trusting its record: each finding one problem, never an exception."""

from __future__ import annotations

import re

from musnad.records import Problem

STAGE = "captures"
SAMPLE = 1200  # characters from which the language is judged
# Bidi controls in UTF-8: marks, embeddings and overrides, isolates, Arabic letter mark.
_BIDI_BYTES = re.compile(rb"\xe2(?:\x80[\x8e\x8f\xaa-\xae]|\x81[\xa6-\xa9])")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Arabic letters as glyphs (U+FB50-FDFF, U+FE70-FEFC), without the ornate brackets and ligatures of honour in between.
_FORM_BYTES = re.compile(rb"\xef[\xad-\xbb]")
_FORMS = re.compile("[\ufb50-\ufdcf\ufdf0-\ufdf9\ufe70-\ufefc]")
_CONTROL_BYTES = bytes((*range(9), *range(14, 27), *range(28, 32), 127))
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")


def clean(text: str) -> tuple[str, list[Problem]]:
    """`text` of the same length without what no program after this one could bear, and a problem for each kind.

    NUL characters become blanks, lone surrogates U+FFFD. A text whose lines end in carriage returns alone gets line
    feeds instead.
    """
    problems = []
    if "\0" in text:
        problems.append(_note(text, "\0", "NUL character", "read as blanks"))
        text = text.replace("\0", " ")
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
    return text, problems


def mend_surrogates(text: str) -> tuple[str, list[Problem]]:
    """`text` with lone surrogates as U+FFFD, and the problem that says so; both unchanged and empty where none are."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        mended = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        reason = "lone surrogates in the text, read as U+FFFD"
        return mended, [Problem(STAGE, reason, error.start, error.start + 1)]
    return text, []


def inspect(text: str, utf8: bytes) -> list[Problem]:
    """The problems of a readable text: bidi controls, presentation forms, a language other than Arabic.

    `utf8` is the text's own bytes: looking there first is several times cheaper than asking each character.
    """
    problems = []
    if (_BIDI_BYTES.search(utf8) or b"\xd8\x9c" in utf8) and _BIDI.search(text):
        problems.append(_note(text, _BIDI, "bidi control character", "kept in the text"))
    if _FORM_BYTES.search(utf8) and _FORMS.search(text):
        problems.append(_note(text, _FORMS, "Arabic presentation form", "kept in the text, read as plain letters"))
    return [*problems, *_language_problems(text)]


def looks_binary(data: bytes) -> bool:
    """True where the first kilobytes hold more control characters than any text does."""
    head = data[:8192]
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    return controls > len(head) * 0.05 and controls > 2


def _note(text: str, what: str | re.Pattern[str], name: str, done: str) -> Problem:
    if isinstance(what, str):
        start, count = text.find(what), text.count(what)
    else:
        first = what.search(text)
        start, count = first.start() if first else 0, len(what.findall(text))
    return Problem(STAGE, f"{count} {name}{'s' if count > 1 else ''}, {done}", start, start + 1)


def _language_problems(text: str) -> list[Problem]:
    """One problem where most letters of the text are not Arabic, or none are letters."""
    sample = text if len(text) <= SAMPLE else text[: SAMPLE // 2] + text[len(text) // 2 :][: SAMPLE // 2]
    raw = sample.encode()
    if sum(raw.count(lead) for lead in (0xD8, 0xD9)) > 0.4 * len(sample):
        return []
    letters, arabic = len(_LETTER.findall(sample)), len(_ARABIC.findall(sample))
    if not letters:
        return [Problem(STAGE, "no letters in the text")]
    if arabic < letters / 2:
        return [Problem(STAGE, f"not in Arabic: {100 * arabic // letters} of 100 letters are Arabic")]
    return []
