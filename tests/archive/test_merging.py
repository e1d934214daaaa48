"""Merges: logged, undone, and carried through what was said."""

import pathlib

import pytest

import musnad
from musnad.archive.checking import check
from musnad.archive.merging import merge, merge_sure, merges, propose, unmerge
from musnad.archive.store import Archive
from musnad.captures.plain import read_plain
from musnad.errors import ArchiveError
from musnad.reader import read_capture

PAGES = (
    "وزير الري يفتتح السد\n\nقال وزير الري هيثم البرغوسي إن السد سيكتمل في الربيع. وقال هيثم البرغوسي إن الكلفة لن تزيد.\n",
    "سد الوادي\n\nقال وزير الري هيثم البرغوصي إن السد سيكتمل في الصيف. وقال هيثم البرغوصي إن المقاول تأخر.\n",
)


@pytest.fixture
def archive(tmp_path: pathlib.Path) -> Archive:
    archive = Archive(tmp_path / "news.db", write=True)
    captures = [read_plain(page.encode(), f"{n}.txt") for n, page in enumerate(PAGES)]
    archive.add([(capture, read_capture(capture)) for capture in captures])
    return archive


def person(archive: Archive, name: str) -> int:
    return int(archive.db.execute("SELECT id FROM entities WHERE name = ?", (name,)).fetchone()[0])


def said(archive: Archive, entity: int) -> int:
    with musnad.open_archive(archive.path) as view:
        return len(view.statements_of(entity))


def test_a_merge_gathers_and_its_undoing_restores(archive: Archive) -> None:
    one, other = person(archive, "هيثم البرغوسي"), person(archive, "هيثم البرغوصي")
    before = (said(archive, one), said(archive, other))
    assert min(before) > 0
    entry = merge(archive, other, one, "the same minister")
    assert (said(archive, one), said(archive, other)) == (sum(before), 0)
    with musnad.open_archive(archive.path) as view:
        assert [card.entity for card in view.find("البرغوصي")] == [one]
        assert view.merges(one)[0].evidence == "the same minister"
        assert view.to_arrow(view.statements_of(one)).num_rows == sum(before)
    with pytest.raises(ArchiveError, match="one already"):
        merge(archive, other, one)
    assert unmerge(archive, entry.id).undone
    assert (said(archive, one), said(archive, other)) == before
    assert list(check(archive)) == []
    with pytest.raises(ArchiveError, match="no merge"):
        unmerge(archive, entry.id)


def test_what_comes_later_goes_to_the_one_that_stands(archive: Archive) -> None:
    one, other = person(archive, "هيثم البرغوسي"), person(archive, "هيثم البرغوصي")
    merge(archive, other, one)
    before = said(archive, one)
    capture = read_plain((PAGES[1] + "وقال هيثم البرغوصي إن المياه كافية.\n").encode(), "later.txt")
    archive.add([(capture, read_capture(capture))])
    assert said(archive, one) > before
    unmerge(archive, 1)
    assert said(archive, other) > 0


def test_proposals_tell_their_evidence(archive: Archive) -> None:
    found = propose(archive)
    assert any("برغوسي" in p.keep + p.absorb and "spelling" in p.evidence for p in found)
    assert len(merge_sure(archive)) == len(merges(archive)) == 1
    assert merge_sure(archive) == []
