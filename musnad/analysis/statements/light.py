"""A verb and a noun that make a cue together: «أعرب عن أمله»."""

from __future__ import annotations

from musnad.analysis.statements.drafts import Draft, Target
from musnad.analysis.statements.reach import is_negated, lead_of
from musnad.analysis.statements.scene import PREPOSITIONS, Scene
from musnad.analysis.statements.subjects import set_subject
from musnad.analysis.statements.targets import find_object, open_noun, skip_adverbials
from musnad.lexicon.cues import CueForm, LightForm


def read_light(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """«أعربت الوزارة عن أملها في ...» (expressed its hope that): verb and noun together are the cue."""
    if is_negated(scene, at):
        return None
    limit = scene.sentence(at)[1]
    lemma, nouns, complementisers = form.row.lemma, scene.cues.light[form.row.lemma], scene.grammar.complementisers
    for i, word in enumerate(scene.words[at + 1 : min(limit, at + 26)], at + 1):
        if word.kind == "p" or word.form in complementisers:
            if word.text in (":", "؛") or scene.is_complementiser(i):
                return None
            continue
        found = nouns[word.form]
        if found is None or lemma == "أكد" or (lemma == "أعلن" and found.row.act == "assert"):
            continue
        if found.preposition in ("", word.form[:1]) or _word(scene.form(i - 1)) == found.preposition:
            return _light_draft(scene, at, form, i, found)
    return None


def _light_draft(scene: Scene, at: int, form: CueForm, noun: int, found: LightForm) -> Draft | None:
    """The cue of the verb at `at` and its noun, which stands right behind the source and adverbials."""
    target = _light_target(scene, noun, scene.sentence(at)[1], found.row.frames)
    if target is None:
        return None
    before = noun - 1 if len(found.preposition) > 1 else noun
    near = noun == at + 1 or (noun == at + 2 and len(found.preposition) > 1)
    cue = (at, noun + 1) if near else (at, at + 1)
    draft = Draft("light-verb", found.row, form, cue, target, scene.sentence(at)[1], lead_of(scene, at))
    draft.joined = form.proclitic.startswith(("و", "ف"))
    end = set_subject(
        scene, draft, at, before, frozenset([found.preposition or "عن"]), strict=len(found.preposition) < 2
    )
    if len(found.preposition) < 2 and skip_adverbials(scene, end, before) < before:
        return None
    draft.light = scene.form(noun)
    return draft


def _word(form: str) -> str:
    return PREPOSITIONS.get(form, form)


def _light_target(scene: Scene, noun: int, limit: int, frames: tuple[str, ...]) -> Target | None:
    """The content behind the noun of a light verb; one adjective may stand between (موافقة مبدئية على)."""
    for start in (noun + 1, noun + 2):
        if start >= limit:
            return None
        quote = scene.opened.get(start + (scene.mark(start) == ":"))
        if "quote" in frames and quote is not None:
            return Target("quote", quote.open, quote.open + 1)
        if scene.is_complementiser(start):
            return open_noun(scene, start, start, 0)
        if scene.form(start) in PREPOSITIONS or scene.form(start) in ("ازاء", "تجاه", "حيال", "حول"):
            return open_noun(scene, start, start + 1, 0)
        for letter in ("ب", "ل"):
            if scene.prefix(start, letter):
                return open_noun(scene, start, start, scene.prefix(start, letter))
    return find_object(scene, noun + 1, limit) if "object" in frames else None
