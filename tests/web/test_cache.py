"""Answers are kept while the archive stays as it is."""

import pathlib

from musnad.web.cache import Answer, Cache


def test_an_answer_is_kept_until_the_archive_changes(tmp_path: pathlib.Path) -> None:
    archive = tmp_path / "news.db"
    archive.write_bytes(b"one")
    cache = Cache(archive)
    assert cache.get(b"/") is None
    cache.put(b"/", Answer((), b"page", b'"tag"'))
    assert cache.get(b"/") == Answer((), b"page", b'"tag"')
    (tmp_path / "news.db-wal").write_bytes(b"more")
    assert cache.get(b"/") is None
