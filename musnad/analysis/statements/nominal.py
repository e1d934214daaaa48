"""Cues that are no active finite verb: passives, participles, verbal nouns."""

from __future__ import annotations

from musnad.analysis.statements.circumstances import add_circumstances
from musnad.analysis.statements.drafts import Draft, Target
from musnad.analysis.statements.reach import is_negated, lead_of, opens_clause, reach_of
from musnad.analysis.statements.scene import Scene
from musnad.analysis.statements.sources import phrase_end
from musnad.analysis.statements.targets import find_object, find_target
from musnad.lexicon.cues import CueForm

DAMMA = "\u064f"


def read_passive(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """«وقيل إن», «أُعلن عن», «سُئل عن» (it was said, announced; he was asked): nobody is named as the speaker."""
    if is_negated(scene, at):
        return None
    if not opens_clause(scene, at) or at - 1 in scene.places.in_mention:
        return None
    limit = reach_of(scene, at)
    target = find_target(scene, at + 1, limit, form.row)
    if target is None or (target.kind == "noun" and form.row.weak and form.row.act != "ask"):
        return None
    draft = Draft("passive", form.row, form, (at, at + 1), target, scene.sentence(at)[1], lead_of(scene, at))
    draft.joined = form.proclitic.startswith(("و", "ف"))
    draft.act = "ask" if form.row.act == "ask" else ""
    add_circumstances(scene, draft, at + 1, target.mark, told=form.row.act == "ask")
    return draft


def read_participle(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """«..., مشدداً على أن» (stressing that): a statement of its own by who spoke last."""
    if form.tense != "participle" or scene.form(at).startswith("ال") or form.proclitic in ("ب", "ل", "ك", "ال"):
        return None
    surface = scene.form(at)
    if form.enclitic or not surface.endswith(("ا", "ين", "ه", "ات", "تين")):  # the accusative of who goes on speaking
        return None
    limit = reach_of(scene, at)
    target = find_target(scene, at + 1, min(limit, at + 14), form.row)
    if target is None:
        if "object" not in form.row.frames or form.doubtful or form.row.weak:
            return None
        if scene.mark(at - 1) not in ("،", ",") and not surface.endswith("ا"):
            return None
        target = find_object(scene, at + 1, limit)
        if target is None:
            return None
    elif target.kind == "noun" and form.doubtful and not (scene.mark(at - 1) in ("،", ",") and target.mark <= at + 2):
        return None
    if target.kind == "noun" and surface.endswith("ه") and scene.mark(at - 1) not in ("،", ","):
        return None
    if target.kind == "noun" and "object" in form.row.frames and target.mark > at + 1:
        found = find_object(scene, at + 1, target.mark)
        if found is not None and (form.row.frames[0] == "object" or scene.is_masdar_like(found.start)):
            target = found
    if form.doubtful and target.mark > at + 3 and scene.mark(at - 1) not in ("،", ","):
        return None
    draft = Draft("participle", form.row, form, (at, at + 1), target, scene.sentence(at)[1], lead_of(scene, at))
    add_circumstances(scene, draft, at + 1, target.mark, told=form.row.addressee == "object")
    return draft


def read_noun(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """«دعوة الرئيس إلى ...» (the president's call for): a verbal noun with both its origin and its content."""
    if form.tense != "masdar" or form.doubtful or is_negated(scene, at):
        return None
    limit = reach_of(scene, at)
    draft = Draft("noun", form.row, form, (at, at + 1), None, scene.sentence(at)[1], lead_of(scene, at))
    if form.enclitic:
        if form.row.lemma in ("وصف", "اعتبر"):  # بوصفها، باعتباره: "as"
            return None
        draft.rule = "noun-possessive"
        target = find_target(scene, at + 1, min(limit, at + 8), form.row)
        if target is None or target.mark > at + 2:
            return None
        draft.target = target
        return draft
    if scene.form(at).startswith(("ال", "بال", "وال")) or scene.prefix(at, "ب"):
        return None
    named = scene.mention(at + 1) is not None or (scene.mark(at + 1) != "" and scene.mention(at + 2) is not None)
    if not named and not (scene.is_agent(at + 1) and scene.form(at + 1).startswith("ال")):
        return None
    end = phrase_end(scene, at + 1, limit, frozenset(form.row.frames), strict=True)
    if end == at + 1:
        return None
    target = find_target(scene, end, min(limit, end + 3), form.row)
    if target is not None and form.row.frames and form.row.frames[0] == "object" and target.mark > end:
        target = find_object(scene, end, target.mark) or target
    if (
        target is None
        and "object" in form.row.frames
        and end < limit
        and scene.mark(end) == ""
        and (scene.is_masdar_like(end) or form.row.frames[0] == "object")
    ):
        target = find_object(scene, end, limit)
    if target is None and scene.form(end) in ("حول", "بشان") and end + 1 < limit:
        target = Target("noun", end, end + 1)
    if target is None:
        return None
    draft.source, draft.target = (at + 1, end), target
    return draft
