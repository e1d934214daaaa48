"""The archive file: what goes in comes out."""

import pathlib

import pytest

from musnad.archive.store import Archive
from musnad.captures.plain import read_plain
from musnad.errors import ArchiveError
from musnad.reader import read_capture

PAGE = "بلدية المرفأ تفتتح حديقة جديدة\n\nافتتحت بلدية المرفأ حديقة جديدة على الساحل أمس.\n"


def test_a_record_comes_back_as_it_was(tmp_path: pathlib.Path) -> None:
    capture = read_plain(PAGE.encode(), "page.txt")
    record = read_capture(capture)
    with Archive(tmp_path / "news.db", write=True) as archive:
        assert archive.add([(capture, record), (capture, record)]) == 1
        assert archive.record_of(1) == record
        assert archive.text_of(1) == PAGE
        assert archive.remove(capture.id)
        assert archive.stats().articles == 0


def test_reading_makes_no_file(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ArchiveError, match="does not exist"):
        Archive(tmp_path / "none.db")
