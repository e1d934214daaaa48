"""Source-first cues: بحسب، وفقاً لـ، نقلاً عن، حسبما أفاد (according to)."""

from __future__ import annotations

from musnad.analysis.statements.circumstances import add_circumstances
from musnad.analysis.statements.drafts import Draft, Target
from musnad.analysis.statements.reach import lead_of
from musnad.analysis.statements.scene import COMMAS, PREPOSITIONS, Scene
from musnad.analysis.statements.sources import phrase_end
from musnad.lexicon.cues import CueForm


def read_according(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """A prepositional cue with its source; what it covers is settled by `contents.close_according`.

    «وبحسب المنظمة، فإن ...», «...، وفق ما أفاد مسؤول», «أكد الطرفان، وفق البيان، أن ...».
    """
    if form.tense != "particle":
        return None
    words = form.row.words or (scene.form(at),)
    first = at - form.row.anchor
    if first < scene.first or any(_bare(scene.form(first + n)) != _bare(word) for n, word in enumerate(words)):
        return None
    high = scene.sentence(at)[1]
    held = scene.holder(at)
    high = min(high, held.close) if held is not None else high
    last, start, skip = _pass_verb(scene, first + len(words), high, form)
    if start is None:
        return None
    end = _source_end(scene, start, high)
    if end <= start or not (last > first + len(words) or _speaks(scene, start, skip)):
        return None
    draft = Draft(
        "according", form.row, form, (first, last), Target("fixed", start, start), high, lead_of(scene, first)
    )
    draft.source = (start, end)
    _unwrap_venue(scene, draft, start, end)
    add_circumstances(scene, draft, end, min(end + 6, high))
    if skip and draft.source[0] == start:
        draft.act = ""
        draft.to = None
    return draft


def _bare(form: str) -> str:
    return form[1:] if form[:1] in "وف" and len(form) > 3 and form not in ("وفق", "وفقا") else form


def _pass_verb(scene: Scene, at: int, high: int, form: CueForm) -> tuple[int, int | None, int]:
    """The token behind the cue, the source's first token, and how much of it is a preposition; (حسب | ما أفاد | المسؤول)."""
    i = at
    if scene.form(i) in ("ما", "لما", "لمن"):
        i += 1
    if (
        i < high
        and scene.readings(i)
        and scene.readings(i)[0].tense in ("past", "present")
        and (i > at or _takes_verb(form))
    ):
        last = i + 1
        i = last
        while i < high and (scene.time(i) is not None or scene.form(i) in ("عنه", "عنها", "به")):
            found = scene.time(i)
            i = found[0] if found is not None else i + 1
        if scene.form(i) in ("عن", "في", "علي"):
            i += 1
        return last, (i if i < high else None), 0
    if i > at:
        return at, None, 0
    if form.row.frames and PREPOSITIONS.get(scene.form(i)) == form.row.frames[0]:
        return at + 1, i + 1, 0
    letter = scene.prefix(i, "ل")
    if letter and letter == scene.words[i].size:
        return at, i + 1, 0
    if scene.form(i) in PREPOSITIONS or (scene.words[i].kind == "p" and i not in scene.opened):
        return at, None, 0
    return at, i, letter


def _takes_verb(form: CueForm) -> bool:
    return form.row.lemma.endswith("ما")


def _source_end(scene: Scene, start: int, high: int) -> int:
    end = (
        phrase_end(scene, start + 1, high, frozenset(), strict=False)
        if scene.prefix(start, "ل")
        else phrase_end(scene, start, high, frozenset(), strict=False)
    )
    return max(end, start + 1) if scene.words[start].kind == "w" else end


def _unwrap_venue(scene: Scene, draft: Draft, start: int, end: int) -> None:
    """«وفق بيان صادر عن الوزارة», «بحسب تقرير لصحيفة»: the occasion is the venue, its author the source."""
    if scene.form(start).removeprefix("ل") not in scene.grammar.venues and scene.form(start) not in ("بيان", "تقرير"):
        return
    for i in range(start + 1, min(start + 5, draft.bound)):
        form = scene.form(i)
        if scene.mark(i) in COMMAS:
            return
        if form == "عن" and i + 1 < draft.bound:
            last = phrase_end(scene, i + 1, draft.bound, frozenset(), strict=False)
            draft.venue, draft.source = scene.trim(start, start + 1), (i + 1, max(last, i + 2))
            return
        if scene.prefix(i, "ل") or (i == start + 1 and (scene.mention(i) or scene.is_agent(i))):
            last = (
                phrase_end(scene, i + 1, draft.bound, frozenset(), strict=False)
                if scene.prefix(i, "ل")
                else phrase_end(scene, i, draft.bound, frozenset(), strict=False)
            )
            draft.venue, draft.source = scene.trim(start, start + 1), (i, max(last, i + 1))
            return


def _speaks(scene: Scene, start: int, skip: int) -> bool:
    """Can the phrase at `start` speak? وفقاً للخطة ("under the plan") reports nothing."""
    if not skip:
        named = (scene.is_unknown(start) and not scene.form(start).startswith("ال")) or (
            scene.form(start).startswith("ال") and scene.form(start).endswith("ي")
        )
        return scene.is_agent(start) or scene.form(start) in scene.grammar.venues or named
    form = scene.form(start)
    rest = "ا" + form[1:] if skip == 2 else form[1:]
    return (
        scene.mention(start) is not None
        or rest in scene.grammar.source_nouns
        or rest in scene.grammar.venues
        or rest in scene.grammar.outlet_heads
    )
