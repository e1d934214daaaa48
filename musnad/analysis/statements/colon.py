"""Headlines with a colon: «المتحدث: ...»."""

from __future__ import annotations

from musnad.analysis.statements.circumstances import add_circumstances
from musnad.analysis.statements.drafts import SAY, Draft, Target
from musnad.analysis.statements.scene import Scene
from musnad.analysis.statements.sources import phrase_end
from musnad.lexicon.cues import CueForm


def read_colon(scene: Scene) -> Draft | None:
    """A headline «المتحدث: ...»: who stands before the colon said what stands behind it."""
    if scene.piece.kind not in ("headline", "deck", "subhead"):
        return None
    for i in range(scene.first + 1, min(scene.first + 16, scene.last - 1)):
        if scene.mark(i) == ":":
            return _colon_draft(scene, i)
        if scene.is_complementiser(i) or scene.is_finite_cue(i):
            return None
    return None


def _colon_draft(scene: Scene, at: int) -> Draft | None:
    first = scene.first
    if scene.words[at].space == "" and scene.form(at + 1).isdigit():
        return None
    named = scene.form(first).startswith("ال") and scene.is_unknown(first)
    if not scene.is_agent(first) and first not in scene.opened and not named:
        return None
    found = scene.mention(first)
    if found is not None and scene.kind(found[1]) == "LOC":
        return None
    end = phrase_end(scene, first, at, frozenset(), strict=False)
    if end == first:
        return None
    form = CueForm(SAY, "particle", "active")
    start = at + 1
    quote = scene.opened.get(start)
    kind = "quote" if quote is not None and quote.close >= scene.last - 2 else "clause"
    target = Target("quote", start, start + 1) if kind == "quote" else Target("clause", at, start)
    draft = Draft("headline-colon", SAY, form, (at, at + 1), target, scene.last, at)
    draft.source = (first, end)
    add_circumstances(scene, draft, end, at)
    return draft
