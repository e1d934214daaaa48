"""Bytes → text, whatever the page was written in: UTF-8 first, which is cheap and cannot be mistaken."""

from __future__ import annotations

import codecs
import re

import msgspec

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark opens with the other's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 1 << 16  # bytes that a guess looks at
LEGACY = ("cp1256", "iso8859_6", "mac_arabic")
ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]")
# The letters that make up nine tenths of Arabic running text; a wrong code page gives rare ones and Latin instead.
FREQUENT = re.compile("[ابتةحدرسعفقكلمنهويىأئج ]")


class Decoded(msgspec.Struct, frozen=True):
    """A text and the name of the encoding it was in. `broken`: how many replacement characters decoding put in."""

    text: str
    encoding: str
    broken: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text in `data`, without byte order mark. `declared` is the charset that the page itself names.

    Order: byte order mark, UTF-16 without one, UTF-8, what the page declares, damaged UTF-8, an Arabic code page.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    if b"\0" in data or b"\x06" in data:
        wide = guess_utf16(data[:SAMPLE])
        if wide:
            return _replacing(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if declared and (text := _strictly(data, declared)) is not None:
        return Decoded(text, declared.lower())
    utf8 = _replacing(data, "utf-8")
    if _mostly_sound(utf8):
        return utf8
    return _replacing(data, guess_code_page(data[:SAMPLE]))


def is_wide(data: bytes) -> bool:
    """True where a text of two or four bytes a character is at hand: its bytes look like a binary file's."""
    marked = any(data.startswith(mark) for mark, encoding in BOMS if encoding != "utf-8")
    return marked or guess_utf16(data[:SAMPLE]) is not None


def guess_utf16(sample: bytes) -> str | None:
    """ "utf-16-le" or "utf-16-be" where every second byte is that of Arabic, Latin or general punctuation; else None."""
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if len(high) < 2:
            continue
        usual = sum(high.count(byte) for byte in (0x00, 0x06, 0x20, 0xFE, 0xFB))
        if usual >= 0.95 * len(high) and ARABIC.search(sample[: len(sample) & ~1].decode(encoding, "replace")):
            return encoding
    return None


def guess_code_page(sample: bytes) -> str:
    """The one-byte encoding in which `sample` reads most like Arabic; cp1252 where it reads as none.

    charset-normalizer decides among the Arabic ones; where a text is too short for it, the share of frequent letters.
    """
    high = bytes(byte for byte in sample if byte >= 0x80)
    scores = {name: _frequent_share(high, name) for name in LEGACY}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < 0.5:
        return _detected(sample) or "cp1252"
    rivals = [name for name in LEGACY if scores[name] > scores[best] - 0.05]
    if len(rivals) > 1 and (found := _detected(sample, rivals)):
        return found
    return best


def _detected(sample: bytes, among: list[str] | None = None) -> str | None:
    from charset_normalizer import from_bytes

    match = from_bytes(sample, cp_isolation=among, preemptive_behaviour=False, enable_fallback=False).best()
    return match.encoding if match else None


def _frequent_share(high: bytes, encoding: str) -> float:
    text = high.decode(encoding, "replace")
    return len(FREQUENT.findall(text)) / len(text) if text else 0.0


def _mostly_sound(decoded: Decoded) -> bool:
    letters = len(ARABIC.findall(decoded.text[:SAMPLE]))
    broken = decoded.text[:SAMPLE].count("\ufffd")
    return letters > 2 * broken or broken <= len(decoded.text[:SAMPLE]) / 200


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    if "\ufffd" not in text:
        return Decoded(text, encoding)
    own = data.count("\ufffd".encode(encoding)) if encoding.startswith("utf") else 0
    return Decoded(text, encoding, max(text.count("\ufffd") - own, 0))
