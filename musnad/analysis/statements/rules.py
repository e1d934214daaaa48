"""The rules that read a cue, by its tense, in the order in which they are asked. Each gives a Draft or None."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from musnad.analysis.statements.according import read_according
from musnad.analysis.statements.drafts import Draft
from musnad.analysis.statements.light import read_light
from musnad.analysis.statements.nominal import DAMMA, read_noun, read_participle, read_passive
from musnad.analysis.statements.reach import opens_clause
from musnad.analysis.statements.relays import RELAYS, read_as_said, read_relay
from musnad.analysis.statements.scene import Scene
from musnad.analysis.statements.verbs import may_be_verb, read_verb
from musnad.lexicon.cues import CueForm
from musnad.lexicon.reporting import CueMemory

Rule = Callable[[Scene, int, CueForm], Draft | None]


def read_cue(scene: Scene, at: int) -> Draft | None:
    """The statement that the cue at `at` opens: the first reading and rule that fit."""
    for form, rules in plan(scene.words[at].text, scene.cues):
        if form.doubtful and form.tense in ("past", "present") and not _sure(scene, at):
            continue
        for rule in rules:
            draft = rule(scene, at, form)
            if draft is not None:
                return draft
    return None


@lru_cache(maxsize=50_000)
def plan(text: str, cues: CueMemory) -> tuple[tuple[CueForm, tuple[Rule, ...]], ...]:
    """The readings of a cue as written, each with the rules that may fit it wherever it stands."""
    passive = DAMMA in text[:3]
    found = []
    for form in cues.readings[text]:
        if passive and form.voice == "active" and form.tense == "past" and form.row.lemma not in RELAYS:
            continue
        rules = tuple(rule for rule in RULES_OF.get(form.tense, ()) if _may_fit(rule, form, text, cues))
        if rules:
            found.append((form, rules))
    return tuple(found)


def _may_fit(rule: Rule, form: CueForm, text: str, cues: CueMemory) -> bool:
    """Does the form by itself leave room for the rule? Each rule asks the sentence as well.

    A passive must be nothing else, or have its damma written.
    """
    if rule is read_relay:
        return form.row.lemma in RELAYS
    if rule is read_passive:
        return form.voice == "passive" and (DAMMA in text or cues.readings[text][0].voice == "passive")
    if rule is read_light:
        return not form.enclitic and cues.takes_light_nouns(form.row.lemma)
    return rule is not read_verb or may_be_verb(form)


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
