"""Who speaks where the cue has no subject of its own: an ordered list of small rules; the first that answers decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from musnad.analysis.statements.drafts import Draft
from musnad.analysis.statements.scene import Scene
from musnad.analysis.statements.speakers import Speaker, Speakers, resolve_source
from musnad.records import Mention

UNKNOWN = "غير مسمى"  # "unnamed": who spoke is not said in words that could be pinned
LOOK_BACK = 700  # characters: two or three sentences


class Told(NamedTuple):
    """A draft of the piece whose speaker is known."""

    draft: Draft
    speaker: Speaker


def carry_over(scene: Scene, draft: Draft, told: Sequence[Told], speakers: Speakers) -> Speaker:
    """The speaker that a reader understands; UNKNOWN without an entity where nobody fits."""
    for rule in RULES:
        found = rule(scene, draft, told, speakers)
        if found is not None:
            return found
    return Speaker(None, UNKNOWN)


def _speaker_of(scene: Scene, draft: Draft, mention: Mention) -> Speaker:
    return Speaker(mention.entity, mention.text, draft.form.gender, "s", person=scene.kind(mention) == "PER")


def _can_speak(scene: Scene, mention: Mention) -> bool:
    return scene.kind(mention) in ("PER", "ORG", "LOC", "SRC")


def relative(scene: Scene, draft: Draft, told: Sequence[Told], speakers: Speakers) -> Speaker | None:
    """«الصحيفة التي حذرت» (the newspaper that warned): the phrase that the relative clause hangs on."""
    if draft.antecedent is None:
        return None
    pronoun = next(
        (
            scene.form(i)
            for i in range(draft.cue[0] - 1, draft.cue[0] - 4, -1)
            if scene.form(i) in scene.grammar.relatives
        ),
        "",
    )
    if (pronoun.endswith("التي") and draft.form.gender == "m") or (
        pronoun.endswith("الذي") and draft.form.gender == "f"
    ):
        return None
    return resolve_source(scene, replace(draft, source=draft.antecedent), speakers)


def nobody(scene: Scene, draft: Draft, told: Sequence[Told], speakers: Speakers) -> Speaker | None:
    """«وقيل إن» (it was said): nobody is named; «سُئل» (he was asked): the one who asks."""
    if draft.rule != "passive":
        return None
    return Speaker(None, f"سائل {UNKNOWN}" if draft.act == "ask" else UNKNOWN)


def quoted_self(scene: Scene, draft: Draft, told: Sequence[Told], speakers: Speakers) -> Speaker | None:
    """«..., ذكّرت زميلي» inside a quotation: the first person is who is quoted."""
    held = [t.speaker for t in told if _holds(scene, t.draft, draft)]
    return held[-1] if draft.form.person == 1 and held else None


def quoted_other(scene: Scene, draft: Draft, told: Sequence[Told], speakers: Speakers) -> Speaker | None:
    """Inside a quotation a third person is not who is quoted: the nearest one named in it before the cue."""
    quote = scene.holder(draft.cue[0])
    if quote is None or draft.form.tense not in ("past", "present") or draft.form.person != 3:
        return None
    low = max(scene.starts[quote.open], scene.starts[scene.sentence(draft.cue[0])[0]])
    named = [
        m for m in scene.layer.within(low, scene.starts[draft.cue[0]]) if _can_speak(scene, m) and m.kind == "name"
    ]
    return _speaker_of(scene, draft, named[0]) if named else None


def nested(scene: Scene, draft: Draft, told: Sequence[Told], speakers: Speakers) -> Speaker | None:
    """A participle behind a statement within the content goes on with that statement's speaker."""
    if draft.rule != "participle" or not draft.nested:
        return None
    if draft.within is not None:
        return _speaker_of(scene, draft, draft.within)
    return told[-1].speaker if told else None


def accorded(scene: Scene, draft: Draft, told: Sequence[Told], speakers: Speakers) -> Speaker | None:
    """«..., حسبما أفاد مسؤول، محذراً» (as an official reported, warning): the source phrase before the participle."""
    if draft.rule != "participle" or not told or not told[-1].draft.rule.startswith("according"):
        return None
    return told[-1].speaker if told[-1].draft.cue[0] >= scene.sentence(draft.cue[0])[0] else None


def possessor(scene: Scene, draft: Draft, told: Sequence[Told], speakers: Speakers) -> Speaker | None:
    """«لتعزيز مطالبتها» (its demand): the nearest one named in the sentence before whom the pronoun fits."""
    if draft.rule != "noun-possessive":
        return None
    low = scene.sentence(draft.cue[0])[0]
    named = [
        m
        for m in scene.layer.within(scene.starts[low], scene.starts[draft.cue[0]])
        if _can_speak(scene, m) and m.kind == "name"
    ]
    if not named:
        return None
    feminine = draft.form.enclitic == "ها"
    fitting = [m for m in named if (scene.kind(m) == "PER") != feminine]
    if draft.form.enclitic not in ("ها", "ه") or not fitting:
        return None
    return _speaker_of(scene, draft, fitting[-1])


def person_before(scene: Scene, draft: Draft, told: Sequence[Told], speakers: Speakers) -> Speaker | None:
    """«... برئاسة الوزير، فلان، وصرح» (headed by the minister, so-and-so, who declared): the name right before the cue."""
    if not draft.joined or _told_here(scene, draft, told):
        return None
    low = scene.sentence(draft.cue[0])[0]
    before = draft.cue[0] - 1 if scene.mark(draft.cue[0] - 1) in ("،", ",") else draft.cue[0]
    for i in range(max(low, before - 5), before):
        found = scene.mention(i)
        if found is not None and found[0] == before and scene.kind(found[1]) == "PER":
            return _speaker_of(scene, draft, found[1])
    return None


def sentence_subject(scene: Scene, draft: Draft, told: Sequence[Told], speakers: Speakers) -> Speaker | None:
    """«وتفاعل الرئيس مع الهجوم وأكد» (the president reacted and affirmed): the subject of the sentence's first verb."""
    low = scene.sentence(draft.cue[0])[0]
    if _told_here(scene, draft, told) or scene.holder(draft.cue[0]) is not None:
        return None
    for i in range(low, min(low + 7, draft.cue[0])):
        found = scene.mention(i)
        if found is not None and scene.kind(found[1]) in ("PER", "ORG") and found[1].start <= scene.starts[i] + 1:
            return _speaker_of(scene, draft, found[1])
        form = scene.form(i)
        if (
            form.removeprefix("و") in scene.grammar.prepositions
            or scene.mark(i) in ("،", ",", ":")
            or form in scene.grammar.adjuncts
        ):
            return None
        if scene.prefix(i, "ب") or scene.prefix(i, "ل") or scene.is_complementiser(i):
            return None
    return None


def _told_here(scene: Scene, draft: Draft, told: Sequence[Told]) -> bool:
    low = scene.sentence(draft.cue[0])[0]
    return any(t.draft.cue[0] >= low and not t.draft.nested for t in told)


def last_speaker(scene: Scene, draft: Draft, told: Sequence[Told], speakers: Speakers) -> Speaker | None:
    """«وأضاف»: the last speaker who fits in gender and number."""
    return speakers.last(draft.form)


def named_before(scene: Scene, draft: Draft, told: Sequence[Told], speakers: Speakers) -> Speaker | None:
    """Where nobody has spoken yet: the nearest person named before, else the nearest body."""
    at = scene.starts[draft.cue[0]]
    nearby = [m for m in scene.mentions_before(at, 30) if at - m.start < LOOK_BACK]
    for kind in ("PER", "ORG"):
        named = [m for m in nearby if scene.kind(m) == kind]
        if named:
            return _speaker_of(scene, draft, named[0])
    return None


def _holds(scene: Scene, outer: Draft, draft: Draft) -> bool:
    return any(low <= scene.starts[draft.cue[0]] < high for low, high in outer.parts)


Rule = Callable[[Scene, Draft, Sequence[Told], Speakers], Speaker | None]
RULES: tuple[Rule, ...] = (
    nobody, relative, quoted_self, quoted_other, nested, accorded, possessor, person_before, sentence_subject, last_speaker, named_before,
)  # fmt: skip
