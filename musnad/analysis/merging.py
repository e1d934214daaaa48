"""Who is who across captures: stable keys, merges proposed on evidence, and a log of them that can be undone.

Two entities of two captures are one where they share a key (`entity_key`). Where they do not, `propose_merges` weighs
what they share; what is accepted goes to a `MergeLog`, and taking an entry back restores what was before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

import msgspec

from musnad.analysis.entities.shapes import same_words, skeleton, stands_in, words_of
from musnad.lexicon.names import Gazetteer
from musnad.records import Entity

ACCEPTED = 0.8  # a proposal with this score or more may be taken without a reader's judgement
CROWD = 60  # entities that share one trait: with more, the trait says nothing


class Sighting(NamedTuple):
    """An entity of one capture's record. `day`: when the capture's article appeared (ISO), None if unknown."""

    capture: str
    entity: Entity
    day: str | None = None


class Proposal(NamedTuple):
    """Two keys that may mean one entity: `absorb` would become `keep`. `evidence` says why, strongest first; score 0..1."""

    keep: str
    absorb: str
    score: float
    evidence: tuple[str, ...]


class Merge(msgspec.Struct, frozen=True):
    """One entry of the log. `undone`: taken back; the entry stays, so that the log tells what was done."""

    number: int
    keep: str
    absorb: str
    score: float
    evidence: tuple[str, ...]
    undone: bool = False


class HeldRole(NamedTuple):
    """A role over time: first and last day on which a capture gives it, and in how many captures."""

    text: str
    of: str | None
    status: str | None
    earliest: str | None
    latest: str | None
    captures: int


def entity_key(entity: Entity) -> str:
    """A key that is the same in every capture: type and Wikidata id where known, else type and folded name.

    سيرغي لافروف with Q58217 gives "PER:Q58217"; a name that no list has, هاني سرور, gives "PER:هاني سرور".
    """
    return f"{entity.type}:{entity.wikidata or ' '.join(words_of(entity.name))}"


def propose_merges(sightings: Iterable[Sighting], gazetteer: Gazetteer) -> list[Proposal]:
    """Pairs of keys that may be one entity, best first. Two Wikidata ids are never proposed; an ambiguous short name
    (one surname, two full names with the role) is proposed with neither.
    """
    groups = _by_key(sightings)
    found: dict[tuple[str, str], Proposal] = {}
    for block in _blocks(groups):
        for one, other in combinations(sorted(block), 2):
            if (one, other) not in found:
                proposal = _weigh(groups[one], groups[other], one, other, gazetteer)
                if proposal is not None:
                    found[one, other] = proposal
    return sorted(_unambiguous(found.values(), groups), key=lambda p: (-p.score, p.keep, p.absorb))


def gather_roles(sightings: Iterable[Sighting]) -> dict[str, list[HeldRole]]:
    """The roles of each entity (by key) with the days between which captures give them, earliest first."""
    days: dict[str, dict[tuple[str, str | None, str | None], list[tuple[str, str | None]]]] = {}
    for sighting in sightings:
        held = days.setdefault(entity_key(sighting.entity), defaultdict(list))
        for role in sighting.entity.roles:
            held[" ".join(role.text.split()), role.of, role.status].append((sighting.capture, sighting.day))
    return {key: sorted(_held(held), key=lambda role: (role.earliest or "9", role.text)) for key, held in days.items()}


def _held(held: dict[tuple[str, str | None, str | None], list[tuple[str, str | None]]]) -> Iterable[HeldRole]:
    for (text, of, status), seen in held.items():
        known = sorted(day for _, day in seen if day)
        captures = len({capture for capture, _ in seen})
        yield HeldRole(text, of, status, known[0] if known else None, known[-1] if known else None, captures)


class _Group:
    """What all sightings under one key say together."""

    def __init__(self) -> None:
        self.type = ""
        self.names: set[tuple[str, ...]] = set()
        self.wikidata: str | None = None
        self.latin: set[str] = set()
        self.roles: set[tuple[str, ...]] = set()
        self.captures: set[str] = set()


def _by_key(sightings: Iterable[Sighting]) -> dict[str, _Group]:
    groups: dict[str, _Group] = {}
    for sighting in sightings:
        entity = sighting.entity
        group = groups.setdefault(entity_key(entity), _Group())
        group.type = entity.type
        group.names.add(words_of(entity.name))
        group.wikidata = entity.wikidata
        group.captures.add(sighting.capture)
        if entity.latin:
            group.latin.add(entity.latin.casefold())
        group.roles.update(words_of(role.text) for role in entity.roles if " " in role.text.strip())
    return groups


def _blocks(groups: dict[str, _Group]) -> list[set[str]]:
    """Keys that share a last word by its sound, or a Latin form: only these are compared."""
    blocks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, group in groups.items():
        for words in group.names:
            if words:
                blocks[group.type, skeleton(words[-1])].add(key)
        for latin in group.latin:
            blocks[group.type, latin].add(key)
    return [block for block in blocks.values() if 1 < len(block) <= CROWD]


def _weigh(one: _Group, other: _Group, key: str, other_key: str, gazetteer: Gazetteer) -> Proposal | None:
    if one.wikidata and other.wikidata:
        return None
    evidence: list[str] = []
    score = 0.0
    if one.latin & other.latin:
        evidence.append("latin: " + min(one.latin & other.latin))
        score = 0.7
    named = _names_agree(one, other, gazetteer)
    if named is None and not evidence:
        return None
    if named is not None:
        evidence.append(named[0])
        score = max(score, named[1])
    shared = one.roles & other.roles
    if shared:
        evidence.append("role: " + " ".join(min(shared)))
        score = min(1.0, score + 0.35)
    keep, absorb = (key, other_key) if _weight(one) >= _weight(other) else (other_key, key)
    return Proposal(keep, absorb, round(score, 2), tuple(evidence))


def _weight(group: _Group) -> tuple[bool, int, int]:
    return group.wikidata is not None, max(map(len, group.names)), len(group.captures)


def _names_agree(one: _Group, other: _Group, gazetteer: Gazetteer) -> tuple[str, float] | None:
    """How the names of two groups agree, and what that alone is worth."""
    for words in sorted(one.names):
        for others in sorted(other.names):
            if words == others:
                return "same name", 0.8
            if same_words(words, others, gazetteer) and len(words) > 1:
                return "spelling", 0.6
            short, long = sorted((words, others), key=len)
            how = stands_in(short, long)
            if how == "ends":
                return "first and last name", 0.55
            if how == "last" and len(short) == 1:
                return "surname", 0.45
    return None


def _unambiguous(proposals: Iterable[Proposal], groups: dict[str, _Group]) -> list[Proposal]:
    """Without those whose short name fits two entities equally well."""
    listed = list(proposals)
    best: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in listed:
        best[proposal.absorb].append(proposal)
    kept = []
    for proposal in listed:
        rivals = [other for other in best[proposal.absorb] if other.score >= proposal.score and other is not proposal]
        if not ("surname" in proposal.evidence and rivals):
            kept.append(proposal)
    return kept


class MergeLog:
    """Merges done, in order, each of which can be undone. `current` tells which key stands for another now."""

    def __init__(self, entries: Iterable[Merge] = ()) -> None:
        self.entries: list[Merge] = list(entries)
        self._parent: dict[str, str] = {}
        self._replay()

    def accept(self, proposal: Proposal) -> Merge:
        """Log and apply a proposal."""
        number = len(self.entries) + 1
        entry = Merge(number, proposal.keep, proposal.absorb, proposal.score, proposal.evidence)
        self.entries.append(entry)
        self._apply(entry)
        return entry

    def undo(self, number: int) -> None:
        """Take entry `number` back; what was merged after it stays. Raises KeyError where there is none to undo."""
        for index, entry in enumerate(self.entries):
            if entry.number == number and not entry.undone:
                self.entries[index] = msgspec.structs.replace(entry, undone=True)
                self._replay()
                return
        raise KeyError(number)

    def current(self, key: str) -> str:
        """The key that stands for `key` now: itself where nothing was merged."""
        while key in self._parent:
            key = self._parent[key]
        return key

    def to_json(self) -> bytes:
        """The log as JSON, undone entries included."""
        return msgspec.json.encode(self.entries)

    @classmethod
    def from_json(cls, data: bytes) -> MergeLog:
        """The log that `to_json` wrote; raises msgspec.ValidationError where it is no such log."""
        return cls(msgspec.json.decode(data, type=list[Merge]))

    def _replay(self) -> None:
        self._parent = {}
        for entry in self.entries:
            if not entry.undone:
                self._apply(entry)

    def _apply(self, entry: Merge) -> None:
        keep, absorb = self.current(entry.keep), self.current(entry.absorb)
        if keep != absorb:
            self._parent[absorb] = keep
