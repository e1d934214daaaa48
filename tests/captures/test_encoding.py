"""Bytes in any encoding give the text that was meant."""

import codecs

import pytest

from musnad.captures.encoding import decode, guess_utf16

SHORT = "أعلنت الوزارة"
SENTENCE = "قالت مديرة المدرسة إن الدوام يبدأ صباح الأحد، ودعت الأهالي إلى الحضور."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6"]
)
@pytest.mark.parametrize("text", [SHORT, SENTENCE, f"{SHORT}\n\n{SENTENCE}\n" * 40])
def test_decodes_what_arabic_pages_come_in(text: str, encoding: str) -> None:
    text = text.encode(encoding, "replace").decode(encoding)
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.broken == 0


def test_big_endian_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be")).text == SENTENCE


def test_damaged_utf8_is_not_taken_for_a_code_page() -> None:
    data = SENTENCE.encode()
    decoded = decode(data[:21] + b"\xff\xfe" + data[24:-1])
    assert decoded.encoding == "utf-8"
    assert decoded.broken > 0
    assert decoded.text.startswith("قالت مديرة")


def test_the_declared_charset_is_believed_where_it_fits() -> None:
    assert decode("Télé é à la une".encode("latin-1"), "iso-8859-1").text == "Télé é à la une"
    assert decode(SENTENCE.encode("cp1256"), "no-such-charset").text == SENTENCE


def test_plain_latin_is_no_utf16() -> None:
    assert guess_utf16(b"plain words, nothing else") is None
