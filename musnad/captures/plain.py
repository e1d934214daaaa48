"""Plain text: bytes → Capture."""

from __future__ import annotations

import hashlib

from musnad.captures.capture import Capture
from musnad.captures.checks import STAGE, clean, inspect, looks_binary, mend_surrogates
from musnad.captures.encoding import Decoded, decode, is_wide
from musnad.records import Problem


def digest(data: bytes) -> str:
    """The id of a capture: "sha256:" and the hex digest of its bytes."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def read_plain(data: bytes, source: str) -> Capture:
    """The capture in `data`, in whatever encoding; one without text says why in `problems`."""
    if not data.strip():
        return unreadable(source, "empty file", data)
    if looks_binary(data) and not is_wide(data):
        return unreadable(source, "binary file, not text", data)
    decoded = decode(data)
    text, problems = clean(decoded.text)
    if text is not decoded.text or decoded.encoding != "utf-8":
        text, mended = mend_surrogates(text)
        problems += mended
    problems += encoding_problems(decoded)
    utf8 = data if decoded.encoding == "utf-8" and not decoded.broken else text.encode()
    problems += inspect(text, utf8)
    return Capture(digest(data), source, text, problems=tuple(problems), complete=not decoded.broken)


def encoding_problems(decoded: Decoded) -> list[Problem]:
    """A problem where bytes could not be decoded; its offsets are those of the first replacement character."""
    if not decoded.broken:
        return []
    start = decoded.text.find("\ufffd")
    reason = f"{decoded.broken} byte sequences are not {decoded.encoding.upper()}, read as U+FFFD"
    return [Problem(STAGE, reason, start, start + 1)]


def unreadable(source: str, reason: str, data: bytes = b"", media_type: str = "application/octet-stream") -> Capture:
    """A capture that holds no text, only the reason why."""
    return Capture(digest(data), source, "", media_type, problems=(Problem(STAGE, reason),), complete=False)
