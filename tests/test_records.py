"""The record's JSON."""

from musnad.captures.plain import read_plain
from musnad.reader import read_capture
from musnad.records import from_json, to_json

PAGE = "بلدية المرفأ تفتتح حديقة جديدة\n\nافتتحت بلدية المرفأ حديقة جديدة على الساحل أمس.\n"


def test_record_survives_its_json() -> None:
    record = read_capture(read_plain(PAGE.encode(), "page.txt"))
    assert from_json(to_json(record)) == record


def test_same_bytes_same_record() -> None:
    first, second = (to_json(read_capture(read_plain(PAGE.encode(), "page.txt"))) for _ in range(2))
    assert first == second
