"""The chain of a statement as links and as one line."""

import msgspec

from musnad.analysis.chains import chain_line, chain_of
from musnad.captures.plain import read_plain
from musnad.reader import read_capture
from musnad.records import Record, Statement


def read(text: str, publisher: str | None = None) -> Record:
    capture = read_plain(f"عنوان الصفحة اليوم\n\n{text}\n".encode(), "test")
    return read_capture(msgspec.structs.replace(capture, publisher=publisher))


def only(record: Record, cue: str) -> Statement:
    (found,) = [one for one in record.statements if one.cue.text == cue]
    return found


def test_a_relayed_statement_goes_through_the_agency_to_the_publisher() -> None:
    record = read("ونقلت وكالة رويترز عن مدير الميناء قوله إن السفينة وصلت.", "صحيفة المرفأ")
    links = chain_of(record, only(record, "ونقلت"))
    assert [link.part for link in links] == ["origin", "via", "publisher"]
    assert chain_line(record, record.statements[0]) == "مدير الميناء ← وكالة رويترز ← صحيفة المرفأ"


def test_a_nested_statement_goes_through_the_outer_one() -> None:
    record = read("وقال مدير الميناء إن الشرطة أكدت أن السفينة وصلت.", "صحيفة المرفأ")
    inner = only(record, "أكدت")
    assert inner.inside == only(record, "وقال").id
    assert [link.text for link in chain_of(record, inner)] == ["الشرطة", "مدير الميناء", "صحيفة المرفأ"]


def test_without_a_publisher_the_chain_ends_at_the_page() -> None:
    record = read("وقال مدير الميناء إن السفينة وصلت.")
    assert chain_line(record, record.statements[0]) == "مدير الميناء"


def test_a_publisher_that_was_told_is_named_once() -> None:
    record = read("وقال مدير الميناء لصحيفة المرفأ إن السفينة وصلت.", "صحيفة المرفأ")
    assert [link.text for link in chain_of(record, record.statements[0])] == ["مدير الميناء", "صحيفة المرفأ"]


def test_links_point_into_the_page() -> None:
    record = read("ونقلت وكالة رويترز عن مدير الميناء قوله إن السفينة وصلت.")
    page = "عنوان الصفحة اليوم\n\nونقلت وكالة رويترز عن مدير الميناء قوله إن السفينة وصلت.\n"
    for link in chain_of(record, record.statements[0]):
        assert page[link.start : link.end] == link.text
