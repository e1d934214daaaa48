"""The rules that read a cue, by its tense, in the order in which they are asked. Each gives a Draft or None."""

from __future__ import annotations

from collections.abc import Callable

from musnad.analysis.statements.according import read_according
from musnad.analysis.statements.drafts import Draft
from musnad.analysis.statements.light import read_light
from musnad.analysis.statements.nominal import DAMMA, read_noun, read_participle, read_passive
from musnad.analysis.statements.reach import opens_clause
from musnad.analysis.statements.relays import RELAYS, read_as_said, read_relay
from musnad.analysis.statements.scene import Scene
from musnad.analysis.statements.verbs import read_verb
from musnad.lexicon.cues import CueForm

Rule = Callable[[Scene, int, CueForm], Draft | None]


def read_cue(scene: Scene, at: int) -> Draft | None:
    """The statement that the cue at `at` opens: the first reading and rule that fit."""
    passive = DAMMA in scene.words[at].text[:3]
    for form in scene.readings(at):
        if passive and form.voice == "active" and form.tense == "past" and form.row.lemma not in RELAYS:
            continue
        if form.doubtful and form.tense in ("past", "present") and not _sure(scene, at):
            continue
        for rule in RULES_OF.get(form.tense, ()):
            draft = rule(scene, at, form)
            if draft is not None:
                return draft
    return None


def _sure(scene: Scene, at: int) -> bool:
    """May a form that is mostly another word be a verb here? With و only behind a mark (بينه وبين is none)."""
    if scene.form(at)[:1] in "وف" and at > scene.sentence(at)[0]:
        return scene.mark(at - 1) != ""
    return opens_clause(scene, at)


RULES_OF: dict[str, tuple[Rule, ...]] = {
    "past": (read_relay, read_passive, read_as_said, read_light, read_verb),
    "present": (read_relay, read_passive, read_light, read_verb),
    "participle": (read_light, read_participle),
    "particle": (read_according,),
    "masdar": (read_noun,),
}
