"""Who is who in a page: named mentions, roles and pronouns joined to entities."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal, NamedTuple

from musnad.analysis.document import Document
from musnad.analysis.names import Name
from musnad.records import Entity, Mention, Time


class Traits(NamedTuple):
    """What agreement needs to know of an entity; None where not known."""

    gender: Literal["m", "f"] | None = None
    number: Literal["s", "d", "p"] | None = None


class EntityLayer:
    """The entities of a page and where they are mentioned. `mentions` is in text order."""

    def __init__(self, entities: list[Entity], mentions: list[Mention], traits: dict[str, Traits]) -> None:
        self.entities = {entity.id: entity for entity in entities}
        self.mentions = mentions
        self.traits = traits
        self._starts = [mention.start for mention in mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in [start, end), in text order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self.mentions[low:high] if mention.end <= end]


def resolve_entities(document: Document, names: list[Name], times: tuple[Time, ...]) -> EntityLayer:
    """The entities that the page names, with roles, and every mention of them (name, role, pronoun)."""
    return EntityLayer([], [], {})
