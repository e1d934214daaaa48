"""Drafts made into statements: speakers resolved and carried over, acts and forms decided, nesting linked."""

from __future__ import annotations

import msgspec

from musnad.analysis.entities import EntityLayer
from musnad.analysis.statements.acts import decide_act, decide_form
from musnad.analysis.statements.carry import Told, carry_over
from musnad.analysis.statements.drafts import Draft, Range
from musnad.analysis.statements.scene import Scene
from musnad.analysis.statements.speakers import Speaker, Speakers, resolve_source
from musnad.records import Content, Cue, Entity, Mention, Span, Statement, Via
from musnad.text import fold


class Builder:
    """Collects the statements of a page, piece by piece; speakers are carried over within an article."""

    def __init__(self, layer: EntityLayer) -> None:
        self.layer = layer
        self._found: list[tuple[Statement, Statement | None]] = []
        self.entities: list[Entity] = []
        self.mentions: list[Mention] = []
        self._numbering = [0]
        self._speakers = Speakers("", self._numbering)

    def add(self, scene: Scene, drafts: list[Draft]) -> None:
        """The drafts of one piece, their contents closed."""
        if self._speakers.article != scene.piece.article.id:
            self._speakers = Speakers(scene.piece.article.id, self._numbering)
        told: list[tuple[Draft, Speaker, Statement]] = []
        for draft in drafts:
            if draft.rule == "according":
                self._pass_on(scene, draft, told)
                continue
            draft.parts = [(low, high) for low, high in draft.parts if low < high]
            if not draft.parts:
                continue
            if draft.source is not None:
                speaker = resolve_source(scene, draft, self._speakers)
            else:
                speaker = carry_over(scene, draft, [Told(d, s) for d, s, _ in told], self._speakers)
            told.append((draft, speaker, self._statement(scene, draft, speaker)))
            if not draft.rule.startswith(("according", "noun", "passive")) and not _inner(draft, told[:-1]):
                self._speakers.spoken.append(speaker)
            if draft.venue is not None or draft.rule.startswith("according"):
                self._speakers.issuers.append(speaker)
        self._link(told)
        self._take_unnamed()

    def _take_unnamed(self) -> None:
        """Move the unnamed sources that the speakers' rules have made to the page's."""
        self.entities += self._speakers.entities
        self.mentions += self._speakers.mentions
        self._speakers.entities.clear()
        self._speakers.mentions.clear()

    def _statement(self, scene: Scene, draft: Draft, speaker: Speaker) -> Statement:
        text = scene.text
        quoted = decide_form(scene, draft)
        return Statement(
            "",
            scene.piece.article.id,
            _cue(scene, draft),
            _source(scene, draft),
            speaker.entity,
            speaker.text,
            tuple(Content(low, high, text[low:high], _is_quoted(scene, low, high, draft)) for low, high in draft.parts),
            quoted,
            decide_act(scene, draft),
            draft.rule,
            tuple(self._via(scene, span) for span in draft.via if not _is_publisher(scene, span)),
            _span(text, draft.to),
            _span(text, draft.venue),
            draft.time,
        )

    def _via(self, scene: Scene, span: Range) -> Via:
        inside = self.layer.within(*span)
        entity = next((m.entity for m in inside if m.kind == "name"), None)
        return Via(span[0], span[1], scene.text[span[0] : span[1]], entity)

    def _pass_on(self, scene: Scene, draft: Draft, told: list[tuple[Draft, Speaker, Statement]]) -> None:
        """A source phrase behind a statement that has its own speaker tells who passed it on (...، بحسب الوكالة)."""
        for index in range(len(told) - 1, -1, -1):
            other, speaker, _statement = told[index]
            if other is draft.outer and draft.source is not None:
                span = scene.trim(*draft.source)
                skip = scene.prefix(draft.source[0], "ل")
                other.via.append((span[0] + skip, span[1]))
                told[index] = (other, speaker, self._statement(scene, other, speaker))
                return

    def _link(self, told: list[tuple[Draft, Speaker, Statement]]) -> None:
        """Give each statement of a piece the one whose content holds it; ids are settled by `finish`."""
        statements = [statement for _, _, statement in told]
        if len(statements) == 1:
            self._found.append((statements[0], None))
            return
        for statement in statements:
            holders = [other for other in statements if other is not statement and _holds(other, statement)]
            holder = min(holders, key=lambda other: other.content[-1].end - other.content[0].start, default=None)
            self._found.append((statement, holder))

    def finish(self) -> tuple[Statement, ...]:
        """All statements in text order, numbered, each with the id of the one that it stands in."""
        self._found.sort(key=lambda pair: (pair[0].cue.start, pair[0].content[0].start))
        names = {id(statement): f"s{number}" for number, (statement, _) in enumerate(self._found, 1)}
        return tuple(
            msgspec.structs.replace(
                statement, id=names[id(statement)], inside=names[id(holder)] if holder is not None else None
            )
            for statement, holder in self._found
        )


def _is_publisher(scene: Scene, span: Range) -> bool:
    """Is this the page's own outlet? It is named as who was told, not as who passed it on."""
    publisher = scene.document.capture.publisher
    return publisher is not None and fold(publisher) in fold(scene.text[span[0] : span[1]])


def _holds(other: Statement, statement: Statement) -> bool:
    return any(part.start <= statement.cue.start < part.end for part in other.content)


def _inner(draft: Draft, told: list[tuple[Draft, Speaker, Statement]]) -> bool:
    return draft.nested or any(
        low <= low2 < high for d, _, s in told for low, high in d.parts for low2 in [draft.parts[0][0] - 1]
    )


def _cue(scene: Scene, draft: Draft) -> Cue:
    start, end = scene.span(*draft.cue)
    return Cue(start, end, scene.text[start:end], draft.row.lemma)


def _source(scene: Scene, draft: Draft) -> Span | None:
    if draft.source is None:
        return None
    first, last = draft.source
    start, end = scene.span(first, last)
    quote = scene.opened.get(first)
    if quote is not None and quote.close == last - 1:
        start, end = scene.trim(first, last)
    if draft.rule.startswith("according"):
        start += scene.prefix(first, "ل")
    return Span(start, end, scene.text[start:end])


def _is_quoted(scene: Scene, low: int, high: int, draft: Draft) -> bool:
    return any(
        (
            scene.starts[q.open] <= low
            and q.close < scene.last
            and scene.starts[q.close] >= high
            and q.open > draft.cue[0]
        )
        or (
            q.open < draft.cue[0]
            and q.close <= draft.cue[0]
            and scene.starts[q.open] <= low
            and scene.starts[min(q.close, scene.last - 1)] >= high
        )
        for q in scene.quotes
    )


def _span(text: str, span: Range | None) -> Span | None:
    return Span(span[0], span[1], text[span[0] : span[1]]) if span is not None else None
