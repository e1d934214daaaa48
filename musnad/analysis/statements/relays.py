"""Words passed on: «نقلت الوكالة عن», «كما قالت الشرطة»."""

from __future__ import annotations

from musnad.analysis.statements.circumstances import add_circumstances
from musnad.analysis.statements.drafts import SAY, Draft, Target
from musnad.analysis.statements.reach import lead_of, reach_of
from musnad.analysis.statements.scene import Scene
from musnad.analysis.statements.sources import phrase_end, subject_before
from musnad.analysis.statements.targets import find_object, find_target, skip_adverbials
from musnad.lexicon.cues import CueForm

RELAYS = frozenset(["نقل", "نسب"])


def read_relay(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """«ونقلت الوكالة عن الجيش قوله: ...» (the agency quoted the army as saying): source behind عن, the subject is `via`."""
    if form.row.lemma not in RELAYS or form.tense not in ("past", "present"):
        return None
    limit = reach_of(scene, at)
    opener = "الي" if form.row.lemma == "نسب" else "عن"
    mark = next((i for i in range(at + 1, limit) if scene.form(i) == opener), None)
    if mark is None:
        return None
    held = scene.holder(at)
    limit = scene.sentence(at)[1] if held is None else min(scene.sentence(at)[1], held.close)
    end = phrase_end(scene, mark + 1, limit, frozenset(), strict=False)
    if end == mark + 1:
        return None
    if scene.mark(end) in ("،", ",") and scene.form(end + 1).startswith("و"):
        said = next((i for i in range(end + 1, limit) if scene.is_possessed_masdar(i)), None)
        if said is not None:
            end = said - 1 if scene.mark(said - 1) in ("،", ",") else said
    target = _said(scene, end, limit)
    if target is None:
        return None
    draft = Draft("relay", form.row, form, (at, at + 1), target, scene.sentence(at)[1], lead_of(scene, at))
    draft.source = (mark + 1, end)
    passer = phrase_end(scene, at + 1, mark, frozenset(["عن"]), strict=False)
    if form.voice == "active":
        before = None if form.proclitic else subject_before(scene, at, scene.sentence(at)[0])
        if passer > at + 1:
            draft.via.append(scene.trim(at + 1, passer))
        elif before is not None:
            draft.via.append(scene.trim(*before))
    add_circumstances(scene, draft, at + 1, mark)
    return draft


def _said(scene: Scene, at: int, limit: int) -> Target | None:
    """The content behind the source of a relay: behind قوله, القول إن, تأكيده, أن, a colon or a quotation."""
    at = skip_adverbials(scene, at, limit)
    readings = scene.readings(at)
    if (readings and readings[0].tense == "masdar") or scene.form(at) in ("قوله", "قولها", "القول", "قولهم"):
        found = find_target(scene, at + 1, min(limit, at + 4), SAY if not readings else readings[0].row)
        return found or find_object(scene, at + 1, limit)
    if at < limit and scene.form(at).endswith(("ه", "ها", "هم", "هما")) and scene.words[at].kind == "w":
        return Target("noun", at, at)
    return find_target(scene, at, min(limit, at + 3), SAY)


def read_as_said(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """«..., كما قالت الشرطة.» (as the police said): the words before it are the content."""
    if scene.form(at - 1) != "كما" or form.tense != "past" or scene.mark(at - 2) not in ("،", ","):
        return None
    high = scene.sentence(at)[1]
    end = phrase_end(scene, at + 1, high, frozenset(), strict=True)
    rest = skip_adverbials(scene, end, high)
    if end == at + 1 or not scene.is_agent(at + 1) or (rest < high and scene.mark(rest) not in (".", "")):
        return None
    if rest < high and scene.words[rest].kind == "w":
        return None
    draft = Draft(
        "according", form.row, form, (at - 1, at + 1), Target("fixed", at + 1, at + 1), high, lead_of(scene, at - 1)
    )
    draft.source = (at + 1, end)
    return draft
