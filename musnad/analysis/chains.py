"""The chain of a statement: from its origin through each who passed it on to the page's own publisher."""

from __future__ import annotations

from typing import Literal, NamedTuple

from musnad.records import Record, Statement

Part = Literal["origin", "via", "inside", "publisher"]

ARROW = " ← "


class Link(NamedTuple):
    """One station of the chain: its words, its entity where known, and where the words stand (None for a publisher).

    `part`: "origin" said it, "via" passed it on, "inside" reported it in a statement of its own that holds this one,
    "publisher" printed it.
    """

    part: Part
    text: str
    entity: str | None = None
    start: int | None = None
    end: int | None = None


class Chains:
    """The chains of one record's statements."""

    def __init__(self, record: Record) -> None:
        self._statements = {one.id: one for one in record.statements}
        self._names = {entity.id: entity.name for entity in record.entities}
        self._publisher = record.capture.publisher

    def of(self, statement: Statement) -> tuple[Link, ...]:
        """The links of a statement of the record, origin first; never empty.

        «نقلت الوكالة عن الجيش قوله» on a page of a newspaper: the army, the agency, the newspaper. A statement inside
        another one («قال الوزير إن المدير أكد») goes on through the outer one: the director, the minister, the
        newspaper. A publisher that has passed the words on already is not named twice.
        """
        links = [self._origin(statement, "origin"), *_passed_on(statement)]
        seen = {statement.id}
        outer = self._statements.get(statement.inside or "")
        while outer is not None and outer.id not in seen:
            seen.add(outer.id)
            links += [self._origin(outer, "inside"), *_passed_on(outer)]
            outer = self._statements.get(outer.inside or "")
        if self._publisher and self._publisher != links[-1].text:
            links.append(Link("publisher", self._publisher))
        return tuple(links)

    def _origin(self, statement: Statement, part: Part) -> Link:
        """Who said it, by the fullest name that the page gives."""
        name = self._names.get(statement.speaker or "", statement.speaker_text)
        source = statement.source
        return Link(part, name, statement.speaker, source.start if source else None, source.end if source else None)


def chain_of(record: Record, statement: Statement) -> tuple[Link, ...]:
    """The chain of one statement; `Chains` is quicker for all of a record."""
    return Chains(record).of(statement)


def chain_line(record: Record, statement: Statement) -> str:
    """The chain as one line, origin first: «الجيش السوري ← وكالة الأنباء السورية (سانا) ← الشرق الأوسط»."""
    return ARROW.join(link.text for link in chain_of(record, statement))


def _passed_on(statement: Statement) -> list[Link]:
    return [Link("via", via.text, via.entity, via.start, via.end) for via in statement.via]
