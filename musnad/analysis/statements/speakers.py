"""Who speaks: sources resolved to entities, unnamed ones made SRC entities, and dropped subjects carried over."""

from __future__ import annotations

from typing import NamedTuple

from musnad.analysis.statements.descriptions import describe
from musnad.analysis.statements.drafts import Draft
from musnad.analysis.statements.scene import Scene
from musnad.lexicon.cues import CueForm
from musnad.records import Entity, Mention
from musnad.text import fold


class Speaker(NamedTuple):
    """Someone who has spoken in the article. `entity` is None for two speakers and for who stays unnamed."""

    entity: str | None
    text: str
    gender: str | None = None
    number: str | None = None
    issues: bool = False


class Speakers:
    """The speakers of one article, in the order in which they spoke, and the unnamed sources made for it."""

    def __init__(self, article: str) -> None:
        self.article = article
        self.spoken: list[Speaker] = []
        self.entities: list[Entity] = []
        self.mentions: list[Mention] = []

    def last(self, form: CueForm) -> Speaker | None:
        """The last speaker that a cue without a subject of its own agrees with; None where none does."""
        for speaker in reversed(self.spoken[-12:]):
            if _agrees(form, speaker):
                return speaker
        return None


def _agrees(form: CueForm, speaker: Speaker) -> bool:
    if form.number == "d" and speaker.number not in (None, "d"):
        return False
    if form.number == "p" and speaker.number not in (None, "p", "d"):
        return False
    if form.number == "s" and speaker.number == "d":
        return False
    if form.number == "d" and speaker.number is None:
        return False
    return form.gender is None or speaker.gender is None or form.gender == speaker.gender or form.number != "s"


def resolve_source(scene: Scene, draft: Draft, speakers: Speakers, numbering: list[int]) -> Speaker:
    """Who the source phrase names.

    In this order: two names joined by و, a person in it, a document's issuer, who is meant by a role or a short
    description, the body a spokesperson speaks for, the body named, an unnamed source (made an SRC entity), the words.
    """
    assert draft.source is not None
    first, last = draft.source
    start, end = scene.trim(first, last)
    skip = scene.prefix(first, "ل") if draft.rule.startswith("according") else 0
    text = scene.text[start + skip : end] if end > start + skip else scene.text[start:end]
    mentions = [m for m in scene.layer.within(start, end) if m.kind == "name"]
    traits = _traits(scene, draft, first, text)
    if _is_joint(scene, first, last, mentions):
        return Speaker(None, text, traits[0], "d")
    people = [m for m in mentions if scene.kind(m) == "PER"]
    head = scene.form(first).removeprefix("و") if scene.form(first) not in scene.grammar.native_w else scene.form(first)
    if people:
        chosen = people[0] if _apposed(scene, people[0], first) else people[-1]
        gender = _gender(scene, draft, head)
        return Speaker(chosen.entity, text, gender, "s")
    if head in scene.grammar.documents:
        issuer = _issuer(scene, mentions, speakers)
        if issuer is not None:
            return issuer._replace(issues=True)
    known = scene.layer.resolve(start, end)
    if known is not None and head not in scene.grammar.unnamed:
        return Speaker(known, text, traits[0], traits[1])
    found = _resolve(scene, first, last, speakers, draft)
    if found is not None:
        return found
    bodies = [m for m in mentions if scene.kind(m) in ("ORG", "LOC", "EVENT", "MISC")]
    if bodies and (head in scene.grammar.spokesperson or _is_body(scene, bodies[0], first, last)):
        body = bodies[0]
        return Speaker(body.entity, text, traits[0], "s")
    if head in scene.grammar.unnamed or scene.words[first].kind == "d":
        return _unnamed(scene, text, start + skip, end, speakers, numbering, traits)
    return Speaker(None, text, *traits)


def _gender(scene: Scene, draft: Draft, head: str) -> str | None:
    if draft.form.gender is not None and draft.form.number == "s" and draft.rule not in ("relay",):
        return draft.form.gender
    return None


def _traits(scene: Scene, draft: Draft, first: int, text: str) -> tuple[str | None, str | None]:
    head = scene.form(first)
    if head.endswith(("ون", "يين", "ين")) and len(head) > 4:
        return "m", "p"
    if head in ("مصادر", "المصادر", "تقارير"):
        return "f", None
    gender = draft.form.gender if draft.rule != "relay" and draft.form.tense in ("past", "present") else None
    return gender, "s" if draft.rule != "relay" and gender and head.endswith("ه") else None


def _is_joint(scene: Scene, first: int, last: int, mentions: list[Mention]) -> bool:
    """«الصفدي وبراك»: two names joined by و."""
    if len(mentions) < 2:
        return False
    second = mentions[1]
    joined = scene.text[second.start - 1] == "و" or (
        scene.text[second.start - 1] == "«" and scene.text[second.start - 2] == "و"
    )
    same = scene.kind(mentions[0]) == scene.kind(second) and mentions[0].entity != second.entity
    return joined and same and first <= scene.tokens.at(mentions[0].start) <= first + 2


def _apposed(scene: Scene, mention: Mention, first: int) -> bool:
    """Does the phrase open with the person's name (فلان، وكيل أعمال علان)?"""
    return scene.starts[first] <= mention.start <= scene.starts[first] + 2 or scene.form(first) in (
        "السفير",
        "الرييس",
        "الدكتور",
        "الشاهد",
    )


def _issuer(scene: Scene, mentions: list[Mention], speakers: Speakers) -> Speaker | None:
    if mentions:
        return Speaker(mentions[0].entity, mentions[0].text)
    for speaker in reversed(speakers.spoken):
        if speaker.issues:
            return speaker
    return speakers.spoken[-1] if speakers.spoken else None


def _is_body(scene: Scene, mention: Mention, first: int, last: int) -> bool:
    """Does the phrase name the body itself (حركة «حماس», الجيش) and not people of it (مسؤولو بايرن)?"""
    at = scene.tokens.at(mention.start)
    start = max(first, at - 1)
    covered = scene.tokens.at(mention.end) - at
    if start <= first + 1:
        head = scene.form(first)
        return (
            at <= first
            or head in scene.grammar.body_heads
            or not scene.is_role(first)
            or (covered * 2 >= last - first and head not in scene.grammar.unnamed and not head.startswith("مسوول"))
        )
    return False


def _resolve(scene: Scene, first: int, last: int, speakers: Speakers, draft: Draft) -> Speaker | None:
    """Who a role or a short definite description means: by the entity layer, else by the heads and roles met before."""
    start, end = scene.trim(first, last)
    for mention in scene.layer.within(start, end):
        if mention.kind == "role" and mention.start <= start + 1 and mention.end >= end - 1:
            return Speaker(mention.entity, scene.text[start:end], draft.form.gender, "s")
    head = scene.form(first)
    words = fold(scene.text[start:end]).split()
    if head in ("المصادر", "المصدر"):
        for entity in reversed(speakers.entities):
            if "مصدر" in fold(entity.name) or "مصادر" in fold(entity.name) or "مسوول" in fold(entity.name):
                return Speaker(entity.id, entity.name, "f" if head == "المصادر" else "m")
    if (
        len(words) > 4
        or not head.startswith("ال")
        or len([m for m in scene.layer.within(start, end) if m.kind == "name"]) > 0
    ):
        return None
    meant = describe(scene, words, start)
    if meant is None:
        return None
    return Speaker(meant.entity, scene.text[start:end], draft.form.gender, "s")


def _unnamed(
    scene: Scene,
    text: str,
    start: int,
    end: int,
    speakers: Speakers,
    numbering: list[int],
    traits: tuple[str | None, str | None],
) -> Speaker:
    numbering[0] += 1
    entity = Entity(f"u{numbering[0]}", "SRC", text)
    speakers.entities.append(entity)
    speakers.mentions.append(
        Mention(entity.id, speakers.article, start, end, scene.text[start:end], "name", "unnamed-source")
    )
    return Speaker(entity.id, text, *traits)
