"""Who is one across captures: proposals on evidence, merges that are logged, and taken back where they were wrong.

An entity keeps the key under which captures name it; a merge only lets another stand for it, in appearances and in what
is said about it. So a merge is undone by looking at the log again without it.
"""

from __future__ import annotations

import msgspec

from musnad.analysis.merging import ACCEPTED, Proposal, Sighting, propose_merges
from musnad.archive.store import Archive
from musnad.errors import ArchiveError
from musnad.lexicon.loader import load_lexicon
from musnad.records import Entity, Role

OWN_JUDGEMENT = 1.0


class MergeEntry(msgspec.Struct, frozen=True):
    """One entry of the log: `source` is told by `target` from then on; `undone` ones stay in the log."""

    id: int
    source: int
    target: int
    score: float
    evidence: str
    undone: bool


def propose(archive: Archive, kind: str = "PER") -> list[Proposal]:
    """Pairs of entities of one type that may be one, best first, with evidence; changes nothing."""
    return propose_merges(_sightings(archive, kind), load_lexicon().gazetteer)


def merge_sure(archive: Archive, kind: str = "PER") -> list[MergeEntry]:
    """Take the proposals that need no reader's judgement; the entries made."""
    made = []
    for proposal in propose(archive, kind):
        if proposal.score >= ACCEPTED:
            source, target = (_by_key(archive, key) for key in (proposal.absorb, proposal.keep))
            if _stands(archive, source) != _stands(archive, target):
                made.append(merge(archive, source, target, "; ".join(proposal.evidence), proposal.score))
    return made


def merge(
    archive: Archive, source: int, target: int, evidence: str = "a reader's judgement", score: float = OWN_JUDGEMENT
) -> MergeEntry:
    """Let `target` stand for `source`. Raises ArchiveError where one is not there, or both are one already."""
    if _stands(archive, source) == _stands(archive, target):
        raise ArchiveError(f"entities {source} and {target} are one already")
    with archive.writing():
        number = archive.insert("merges", source_id=source, target_id=target, score=score, evidence=evidence)
        _apply(archive)
    return next(entry for entry in merges(archive) if entry.id == number)


def unmerge(archive: Archive, number: int) -> MergeEntry:
    """Take an entry of the log back; merges made after it stay. Raises ArchiveError where there is none to take back."""
    with archive.writing():
        done = archive.db.execute("UPDATE merges SET undone = 1 WHERE id = ? AND undone = 0", (number,))
        if done.rowcount != 1:
            raise ArchiveError(f"{archive.path} has no merge {number} that could be taken back")
        _apply(archive)
    return next(entry for entry in merges(archive) if entry.id == number)


def merges(archive: Archive, entity: int | None = None) -> list[MergeEntry]:
    """The log, oldest first: all of it, or what concerns one entity."""
    where = "" if entity is None else "WHERE ?1 IN (source_id, target_id)"
    rows = archive.db.execute(
        f"SELECT id, source_id, target_id, score, evidence, undone FROM merges {where} ORDER BY id",
        () if entity is None else (entity,),
    )
    return [MergeEntry(row[0], row[1], row[2], row[3], row[4], bool(row[5])) for row in rows]


def _apply(archive: Archive) -> None:
    """Let the log as it is now decide who stands for whom; only what changes is written."""
    db = archive.db
    parent: dict[int, int] = {}

    def current(entity: int) -> int:
        while entity in parent:
            entity = parent[entity]
        return entity

    for source, target in db.execute("SELECT source_id, target_id FROM merges WHERE NOT undone ORDER BY id").fetchall():
        one, other = current(source), current(target)
        if one != other:
            parent[one] = other
    wanted = {entity: current(entity) for entity in parent}
    known = dict(db.execute("SELECT id, merged_into FROM entities WHERE merged_into IS NOT NULL").fetchall())
    for entity in sorted(wanted.keys() | known.keys()):
        if wanted.get(entity) != known.get(entity):
            db.execute("UPDATE entities SET merged_into = ? WHERE id = ?", (wanted.get(entity), entity))
            for table in ("appearances", "statement_about"):
                db.execute(f"UPDATE {table} SET entity_id = ? WHERE own_id = ?", (wanted.get(entity, entity), entity))


def _sightings(archive: Archive, kind: str) -> list[Sighting]:
    roles: dict[int, list[Role]] = {}
    rows = archive.db.execute(
        'SELECT DISTINCT p.own_id, r.text, r.of, r.status FROM roles r JOIN appearances p ON p.id = r.appearance_id '
        "JOIN entities e ON e.id = p.own_id WHERE e.type = ?", (kind,),
    )  # fmt: skip
    for entity, text, of, status in rows:
        roles.setdefault(entity, []).append(Role(text, 0, 0, of, status))
    return [
        Sighting(str(row[0]), Entity(str(row[0]), kind, row[1], row[2], row[3], tuple(roles.get(row[0], ()))))  # type: ignore[arg-type]
        for row in archive.db.execute(
            "SELECT id, name, latin, wikidata FROM entities WHERE type = ? ORDER BY id", (kind,)
        )
    ]


def _by_key(archive: Archive, key: str) -> int:
    row = archive.db.execute("SELECT id FROM entities WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise ArchiveError(f"{archive.path} has no entity {key}")
    return int(row[0])


def _stands(archive: Archive, entity: int) -> int:
    row = archive.db.execute("SELECT coalesce(merged_into, id) FROM entities WHERE id = ?", (entity,)).fetchone()
    if row is None:
        raise ArchiveError(f"{archive.path} has no entity number {entity}")
    return int(row[0])
