"""Statements read from whole small pages: cue, source, speaker, content."""

from musnad.captures.plain import read_plain
from musnad.reader import read_capture
from musnad.records import Statement


def read(text: str) -> tuple[Statement, ...]:
    """The statements of a page with the headline «عنوان» and this text."""
    return read_capture(read_plain(f"عنوان الصفحة اليوم\n\n{text}\n".encode(), "test")).statements


def test_a_statement_is_pinned_to_its_words() -> None:
    page = "عنوان الصفحة اليوم\n\nوقال مدير المصنع إن «الإنتاج يبدأ غدا».\n"
    (found,) = read_capture(read_plain(page.encode(), "test")).statements
    for span in (found.cue, found.source, *found.content):
        assert span is not None
        assert page[span.start : span.end] == span.text
    assert found.cue.text == "وقال"
    assert [part.text for part in found.content] == ["الإنتاج يبدأ غدا"]
    assert found.form == "direct"


def test_a_dropped_subject_is_carried_over() -> None:
    first, second = read("وقال مدير المصنع إن الإنتاج يبدأ غدا.\n\nوأضاف أن العمال مستعدون.")
    assert first.source is not None
    assert second.source is None
    assert second.speaker_text == first.speaker_text


def test_a_participle_goes_on_as_a_statement_of_its_own() -> None:
    first, second = read("وأكد رئيس البلدية أن الطريق مفتوح، مشيرا إلى أن الجسر مغلق.")
    assert [part.text for part in first.content] == ["الطريق مفتوح"]
    assert [part.text for part in second.content] == ["الجسر مغلق"]
    assert second.speaker_text == first.speaker_text


def test_negated_cues_report_nothing() -> None:
    assert read("ولم يؤكد رئيس البلدية أن الطريق مفتوح.") == ()


def test_a_place_inside_the_source_is_no_speaker() -> None:
    places = {"وقالت دولة قطر إن المؤتمر ناجح.": True, "وقالت شرطة مكة إن الحادث بسيط.": False}
    for text, speaks in places.items():
        (said,) = read(text)
        assert (said.speaker is not None) is speaks, text
