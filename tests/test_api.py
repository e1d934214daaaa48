"""The Python face."""

import datetime
import pathlib
from typing import Any

import pytest

import musnad
from musnad.analysis.document import Document

PAGE = "بلدية المرفأ تفتتح حديقة\n\nافتتحت بلدية المرفأ حديقة جديدة على الساحل أمس.\n"


def test_a_path_its_bytes_and_its_text_are_one_page(tmp_path: pathlib.Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    records = [musnad.read(page) for page in (tmp_path / "page.txt", str(tmp_path / "page.txt"), PAGE.encode(), PAGE)]
    assert len({record.capture.id for record in records}) == 1
    assert all(record.articles == records[0].articles for record in records)


@pytest.mark.parametrize("date", ["2018-06-28", datetime.date(2018, 6, 28)])
def test_a_told_day(date: datetime.date | str) -> None:
    assert musnad.read(PAGE, date=date).articles


def test_what_cannot_be_read_raises(tmp_path: pathlib.Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "نص"}\n{"text": "نص"}\n')
    (tmp_path / "empty.txt").write_text("")
    for page, reason in (
        (tmp_path / "missing.txt", "no such file"),
        (tmp_path / "empty.txt", "empty file"),
        (tmp_path / "rows.jsonl", "read_many"),
    ):
        with pytest.raises(musnad.CaptureError, match=reason):
            musnad.read(page)
    with pytest.raises(musnad.CaptureError, match="no day"):
        musnad.read(PAGE, date="28 June")


def test_many_never_raises_for_a_page(tmp_path: pathlib.Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "نص الخبر"}\n' * 70 + "{\n")
    one, two = (list(musnad.read_many([tmp_path], jobs=jobs)) for jobs in (1, 2))
    assert one == two
    assert len(one) == 71
    assert one[70].problems[0].reason == "not a JSON object"


def test_the_day_of_a_row_reaches_the_reader_and_a_told_one_goes_before(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days: list[object] = []

    def noting(*given: Any) -> Document:
        days.append(given[3])
        return Document(*given)

    monkeypatch.setattr("musnad.reader.Document", noting)
    (tmp_path / "rows.jsonl").write_text('{"text": "نص الخبر", "date": "2018-06-28T23:59:00Z"}')
    list(musnad.read_many([tmp_path]))
    list(musnad.read_many([tmp_path], date="2020-01-01"))
    assert days == [datetime.date(2018, 6, 28), datetime.date(2020, 1, 1)]
