"""Who said what, on whose authority: every act of communication that the articles of a page report.

The stages, each its own module: `quotes` pairs the marks; `rules` reads each cue into a draft (`sources`, `targets`,
`circumstances`, `according` help); `contents` ends what was said; `speakers` tells who said it; `acts` what it does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from musnad.analysis.document import Document, Piece
from musnad.analysis.entities import EntityLayer
from musnad.analysis.statements.build import Builder
from musnad.analysis.statements.colon import read_colon
from musnad.analysis.statements.contents import close_contents
from musnad.analysis.statements.drafts import Draft
from musnad.analysis.statements.places import Places
from musnad.analysis.statements.rules import read_cue
from musnad.analysis.statements.scene import Scene
from musnad.lexicon import flags
from musnad.records import Entity, Mention, Statement, Time


class StatementLayer(NamedTuple):
    """The statements in text order, and what they add to the entities: unnamed sources (SRC) and their mentions."""

    statements: tuple[Statement, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()


def find_statements(document: Document, times: tuple[Time, ...], entities: EntityLayer) -> StatementLayer:
    """Every act of communication that the articles report."""
    builder = Builder(entities)
    places: Places | None = None
    for piece, anchors in _headlines_first(list(_anchors(document))):
        if piece.kind == "byline":
            continue
        places = places or Places(document, times, entities)
        scene = Scene(document, piece, places, entities, document.lexicon.cue_memory, anchors)
        drafts = list(_drafts(scene))
        if drafts:
            close_contents(scene, drafts)
            builder.add(scene, drafts)
    return StatementLayer(builder.finish(), tuple(builder.entities), tuple(builder.mentions))


def _headlines_first(pieces: list[tuple[Piece, list[int]]]) -> list[tuple[Piece, list[int]]]:
    """Each article's headline before its deck and captions, so that a dropped subject there finds who it names."""
    order = {piece.article.id: number for number, (piece, _) in reversed(list(enumerate(pieces)))}
    return sorted(pieces, key=lambda item: (order[item[0].article.id], item[0].kind != "headline", item[0].start))


def _anchors(document: Document) -> Iterator[tuple[Piece, list[int]]]:
    """Each piece with a cue or a headline's colon, and the tokens of its cues and quotation marks."""
    words = document.tokens.words
    mask = flags.CUE | flags.QUOTE | flags.END
    found = [i for i, word in enumerate(words) if word.bits & mask]
    for piece in document.pieces:  # not in text order: an article's caption may stand inside another's lines
        anchors = found[bisect_left(found, piece.first) : bisect_left(found, piece.last)]
        headed = piece.kind in ("headline", "deck", "subhead")
        if headed or any(words[i].bits & flags.CUE for i in anchors):
            yield piece, anchors


def _drafts(scene: Scene) -> Iterator[Draft]:
    """The drafts of a piece in the order of their cues, none read twice."""
    colon = read_colon(scene)
    done = scene.first
    if colon is not None:
        yield colon
        done = colon.cue[1]
    for at in scene.anchors:
        if at < done or at in scene.places.in_mention:
            continue
        draft = read_cue(scene, at)
        if draft is None:
            continue
        yield draft
        done = max(draft.cue[1], at + 1, draft.until)
        if draft.rule in ("relay", "light-verb") and draft.target is not None:
            done = max(done, draft.target.start)


__all__ = ["StatementLayer", "find_statements"]
