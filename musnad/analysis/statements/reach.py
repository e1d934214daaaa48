"""How far a cue reaches in its sentence: to the next cue on the right, to its own connectives on the left."""

from __future__ import annotations

from musnad.analysis.statements.drafts import Range
from musnad.analysis.statements.grammar import RELATIVES
from musnad.analysis.statements.scene import Scene

_NEGATIONS = frozenset("لم لن لا ولم ولن ولا فلم فلن ليس ليست عدم دون بلا الم غير ما".split())
_CONNECTIVES = frozenset(
    "كما فيما بينما حيث لكن لكنه لكنها لكنهم ولكن ولكنه ولكنها الذي وقت الوقت في حين وذلك بعد بعدما قبل مع ان وان ثم اذ وقد "
    "فقد قد وكان كان وكانت كانت وكانا حسبما وسط عقب اثر وهو وهي ما هو".split()
)


def reach_of(scene: Scene, at: int, masdars: bool) -> int:
    """The token before which the complement of the cue at `at` must begin: the sentence's or quotation's end, or the next cue.

    The next cue is a participle, or a finite verb that does not stand in a relative clause.
    """
    high = scene.sentence(at)[1]
    held = scene.holder(at)
    if held is not None:
        high = min(high, held.close)
    for i in scene.cues_after(at, high):
        if scene.quote_over(i, at) is not None:
            continue
        readings = scene.readings(i)
        first = readings[0]
        if first.doubtful or first.voice == "passive":
            continue
        if first.tense in ("past", "present") and scene.form(i - 1) not in RELATIVES and i not in scene.places.in_mention:
            return i
        if first.tense == "participle" and scene.is_participle_cue(i) and scene.form(i).endswith(("ا", "ه", "ين")) and i > at + 1:
            return i
    return high


def lead_of(scene: Scene, at: int) -> int:
    """The first token of the clause that `at` opens, with its connectives and the comma before them (، في حين قال)."""
    low = scene.sentence(at)[0]
    i = at
    while i > low and scene.form(i - 1) in _CONNECTIVES:
        i -= 1
    while i > low and scene.mark(i - 1) in ("،", ",", "-", "؛", "."):
        i -= 1
    return i


def is_negated(scene: Scene, at: int) -> bool:
    """Does a negation stand before the cue (لم يؤكد، عدم إعلان)? Such a cue reports nothing."""
    before = scene.form(at - 1)
    if before == "ما":
        return False
    return before in _NEGATIONS


def antecedent_of(scene: Scene, at: int) -> Range | None:
    """The phrase that the relative pronoun before the cue at `at` hangs on: the nearest name, or the words before it."""
    low = scene.sentence(at)[0]
    end = at
    while end > low and scene.form(end) not in RELATIVES:
        end -= 1
    for i in range(end - 1, max(low - 1, end - 14), -1):
        found = scene.mention(i)
        if found is not None and found[0] <= end:
            return (i, found[0])
        if scene.is_role(i):
            return (i, end)
    return None
