"""How far a cue reaches in its sentence: to the next cue on the right, to its own connectives on the left."""

from __future__ import annotations

from musnad.analysis.statements.drafts import Range
from musnad.analysis.statements.scene import Scene


def reach_of(scene: Scene, at: int) -> int:
    """The token before which the complement of the cue at `at` must begin: the sentence's or quotation's end, or the next cue.

    The next cue is a participle, or a finite verb that does not stand in a relative clause.
    """
    known = scene.reaches.get(at)
    if known is None:
        known = scene.reaches[at] = _reach(scene, at)
    return known


def _reach(scene: Scene, at: int) -> int:
    high = scene.sentence(at)[1]
    held = scene.holder(at)
    if held is not None:
        high = min(high, held.close)
    words, readings = scene.words, scene.cues.readings
    for i in scene.cues_after(at, high):
        if scene.quotes and scene.quote_over(i, at) is not None:
            continue
        first = readings[words[i].text][0]
        if first.doubtful or first.voice == "passive":
            continue
        if (
            first.tense in ("past", "present")
            and (opens_clause(scene, i) or scene.form(i + 1) in ("فيه", "فيها"))
            and scene.form(i - 1) not in scene.grammar.relatives
            and i not in scene.places.in_mention
        ):
            return i
        if (
            first.tense == "participle"
            and scene.is_participle_cue(i)
            and scene.form(i).endswith(("ا", "ه", "ين"))
            and i > at + 1
        ):
            return i
    return high


def lead_of(scene: Scene, at: int) -> int:
    """The first token of the clause that `at` opens, with its connectives and the comma before them (، في حين قال)."""
    low = scene.sentence(at)[0]
    words, connectives = scene.words, scene.grammar.connectives
    i = at
    while i > low and words[i - 1].form in connectives:
        i -= 1
    while i > low and words[i - 1].text in ("،", ",", "-", "؛", "."):
        i -= 1
    return i


def is_negated(scene: Scene, at: int) -> bool:
    """Does a negation stand before the cue (لم يؤكد، عدم إعلان)? Such a cue reports nothing."""
    before = scene.form(at - 1)
    if before == "ما":
        return False
    return before in scene.grammar.negations


def _is_adjective(scene: Scene, at: int) -> bool:
    form = scene.form(at)
    nisba = form.startswith("ال") and form.endswith(("ي", "يه", "يين", "يون"))
    return at not in scene.places.in_mention and (nisba or form in scene.grammar.adjectives)


def antecedent_of(scene: Scene, at: int) -> Range | None:
    """The phrase that the relative pronoun before the cue at `at` hangs on: the nearest name, or the words before it."""
    low = scene.sentence(at)[0]
    end = at
    while end > low and scene.form(end) not in scene.grammar.relatives:
        end -= 1
    i = end - 1
    loose = scene.mark(i) in ("،", ",")
    while i > low and (scene.words[i].kind == "p" or _is_adjective(scene, i)):
        i -= 1
    for first in range(i, max(low - 1, i - 12), -1):
        found = scene.mention(first)
        if found is not None and (found[0] > i or loose):
            return (first, found[0])
        if scene.is_role(first) and (first == i or scene.form(first + 1)[:2] == "ال" or first + 3 > i):
            return (first, end)
    return None


def is_unreal(scene: Scene, at: int) -> bool:
    """Does the present tense stand behind أن, as something wished or demanded and not said (طالب بأن يعلن)?"""
    return scene.form(at - 1) in ("ان", "بان") and scene.form(at - 2) not in ("بعد", "منذ")


def opens_clause(scene: Scene, at: int) -> bool:
    """Does the cue open its clause, or stand behind a name or a connective? So may a form that is mostly another word."""
    if at == scene.first or scene.mark(at - 1) != "" or scene.form(at)[:1] in "وف":
        return True
    before = scene.form(at - 1)
    return (
        before in scene.grammar.clause_openers
        or scene.is_complementiser(at - 1)
        or at - 1 in scene.places.in_mention
        or scene.time(at - 1) is not None
    )
