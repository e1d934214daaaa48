"""Who said what, on whose authority."""

from __future__ import annotations

from typing import NamedTuple

from musnad.analysis.document import Document
from musnad.analysis.entities import EntityLayer
from musnad.records import Entity, Mention, Statement, Time


class StatementLayer(NamedTuple):
    """The statements in text order, and what they add to the entities: unnamed sources (SRC) and their mentions."""

    statements: tuple[Statement, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()


def find_statements(document: Document, times: tuple[Time, ...], entities: EntityLayer) -> StatementLayer:
    """Every act of communication that the articles report."""
    return StatementLayer()
