"""Who speaks: what a source phrase names, by an ordered list of small rules; the first that answers decides."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from musnad.analysis.statements.descriptions import describe, holder_of
from musnad.analysis.statements.drafts import Draft
from musnad.analysis.statements.scene import Scene
from musnad.lexicon.cues import CueForm
from musnad.records import Entity, Mention
from musnad.text import fold

REMEMBERED = 12  # speakers back that a dropped subject may go on


@lru_cache(maxsize=20_000)
def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of a source phrase; the same phrases come again and again."""
    return tuple(fold(text).split())


class Speaker(NamedTuple):
    """Someone who has spoken in the article. `entity` is None for two speakers and for who stays unnamed."""

    entity: str | None
    text: str
    gender: str | None = None
    number: str | None = None
    person: bool = False


class Speakers:
    """The speakers of one article in the order in which they spoke, and the unnamed sources made for it.

    `issuers`: who issued the statements and reports met so far (بيان صادر عن الوزارة).
    """

    def __init__(self, article: str, numbering: list[int]) -> None:
        self.article = article
        self.spoken: list[Speaker] = []
        self.issuers: list[Speaker] = []
        self.entities: list[Entity] = []
        self.mentions: list[Mention] = []
        self._numbering = numbering

    def last(self, form: CueForm) -> Speaker | None:
        """The last speaker that a cue without a subject of its own agrees with; None where none does."""
        for speaker in reversed(self.spoken[-REMEMBERED:]):
            if _agrees(form, speaker):
                return speaker
        return None

    def add_unnamed(self, source: Source) -> Speaker:
        """A new SRC entity for an unnamed source (ثلاثة مصادر أمنية)."""
        self._numbering[0] += 1
        entity = Entity(f"u{self._numbering[0]}", "SRC", source.text)
        self.entities.append(entity)
        self.mentions.append(
            Mention(entity.id, self.article, source.start, source.end, source.text, "role", "unnamed-source")
        )
        return Speaker(entity.id, source.text, source.gender, source.number)


class Source(NamedTuple):
    """A source phrase as the rules see it: tokens [first, last), offsets, its first word and the names in it."""

    first: int
    last: int
    start: int
    end: int
    text: str
    head: str
    names: tuple[Mention, ...]
    gender: str | None
    number: str | None


def _agrees(form: CueForm, speaker: Speaker) -> bool:
    if form.number == "d":
        return speaker.number == "d"
    if form.number == "p":
        return speaker.number in (None, "p", "d") and not speaker.person
    if form.number == "s" and speaker.number == "d":
        return False
    return form.gender is None or speaker.gender is None or form.gender == speaker.gender


def resolve_source(scene: Scene, draft: Draft, speakers: Speakers) -> Speaker:
    """Who the source phrase of a draft names; at worst its own words without an entity."""
    assert draft.source is not None
    source = _source(scene, draft)
    for rule in RULES:
        found = rule(scene, draft, source, speakers)
        if found is not None:
            return found
    return Speaker(None, source.text, source.gender, source.number)


def _source(scene: Scene, draft: Draft) -> Source:
    assert draft.source is not None
    first, last = draft.source
    start, end = scene.trim(first, last)
    form = scene.form(first)
    skip = scene.prefix(first, "ل") if draft.rule.startswith("according") else 0
    head = ("ا" if skip == 2 else "") + form[1:] if skip else form
    joined = form[:1] == "و" and form not in scene.grammar.native_w and scene.mention(first) is None
    if joined and draft.follows and form[1:] in scene.grammar.source_nouns:
        head, skip = form[1:], 1
    start = start + skip if start == scene.starts[first] else start
    names = tuple(m for m in scene.layer.within(start, end) if m.kind == "name")
    return Source(first, last, start, max(start, end), scene.text[start:end], head, names, *_traits(draft, head))


def _traits(draft: Draft, head: str) -> tuple[str | None, str | None]:
    """Gender and number, from the verb that agrees and from the head noun."""
    if head.endswith(("ون", "يين", "ين")) and len(head) > 4:
        return "m", "p"
    if head in ("مصادر", "المصادر", "تقارير"):
        return "f", None
    if draft.rule == "relay" or draft.form.tense not in ("past", "present"):
        return None, None
    number = draft.form.number if draft.form.number != "s" or head.endswith("ه") else None
    return draft.form.gender, number


def joint(scene: Scene, draft: Draft, source: Source, speakers: Speakers) -> Speaker | None:
    """«الصفدي وبراك» (Safadi and Barrack): two speakers, no one entity."""
    if not source.names or source.names[0].start > source.start + 60:
        return None
    one = source.names[0]
    for other in source.names[1:]:
        same = scene.kind(one) == scene.kind(other) and one.entity != other.entity
        if (
            same
            and _joins(scene, other)
            and (scene.kind(one) == "PER" or scene.tokens.at(one.start) <= source.first + 2)
        ):
            return Speaker(None, f"{one.text} و{other.text}", source.gender, "d")
    behind = scene.tokens.at(one.end)
    word = scene.form(behind)
    at_head = one.start <= source.start + 2 or draft.form.number == "d"
    if at_head and behind < source.last and word[:1] == "و" and word not in scene.grammar.native_w:
        return Speaker(None, source.text, source.gender, "d")
    return None


def _joins(scene: Scene, mention: Mention) -> bool:
    before = scene.text[mention.start - 2 : mention.start]
    return before[-1:] == "و" or (before[:1] == "و" and before[-1:] in '«"')


def person(scene: Scene, draft: Draft, source: Source, speakers: Speakers) -> Speaker | None:
    """The person named in the phrase: the first where the phrase opens with the name, else the last."""
    people = [m for m in source.names if scene.kind(m) == "PER"]
    if not people:
        return None
    opens = people[0].start <= source.start + 2 or scene.is_title(source.first)
    chosen = people[0] if opens or _held_by_other(scene, people[0], people[-1]) else people[-1]
    if chosen is people[0] and len(people) == 1 and not opens and _belongs(scene, source, chosen):
        return None
    gender = draft.form.gender if draft.form.number == "s" and draft.rule != "relay" else None
    return Speaker(chosen.entity, source.text, gender, "s", person=True)


def _held_by_other(scene: Scene, one: Mention, last: Mention) -> bool:
    """Does a relative clause part the two names (فلان، الذي يعمل مع علان)?"""
    between = range(scene.tokens.at(one.end), scene.tokens.at(last.start))
    return any(scene.form(i) in scene.grammar.relatives for i in between)


def _belongs(scene: Scene, source: Source, mention: Mention) -> bool:
    """Is the only person named the owner of who speaks (خطيبة خاشقجي, والد براون, محامي فلان)?"""
    return source.head in scene.grammar.relations and scene.tokens.at(mention.start) <= source.first + 1


def issuer(scene: Scene, draft: Draft, source: Source, speakers: Speakers) -> Speaker | None:
    """«وأضاف البيان» (the statement added): who issued it."""
    if source.head not in scene.grammar.documents:
        return None
    if source.names:
        chosen = source.names[0]
        return Speaker(chosen.entity, chosen.text, source.gender)
    owner = _owner(scene, source, speakers)
    if owner is not None:
        return owner
    if not source.head.startswith("ال"):
        return None
    if speakers.issuers:
        return speakers.issuers[-1]
    return speakers.spoken[-1] if speakers.spoken else None


def _owner(scene: Scene, source: Source, speakers: Speakers) -> Speaker | None:
    """The body described behind لـ or باسم (بيان للخارجية، متحدثة باسم الجامعة)."""
    for at in range(source.first + 1, min(source.first + 3, source.last)):
        form = scene.form(at)
        bare = "ال" + form[2:] if form.startswith("لل") else form
        if bare.startswith("ال") and (form != bare or scene.form(at - 1) == "باسم"):
            meant = describe(scene, [bare], source.start)
            return Speaker(meant.entity, source.text, source.gender) if meant is not None else None
    return None


def same(scene: Scene, draft: Draft, source: Source, speakers: Speakers) -> Speaker | None:
    """«المصدر نفسه» (the same source): the last speaker."""
    behind = [word.form for word in scene.words[source.first + 1 : source.last]]
    repeated = source.head == "نفس" or not scene.grammar.same.isdisjoint(behind)
    return speakers.spoken[-1] if repeated and speakers.spoken else None


def resolved(scene: Scene, draft: Draft, source: Source, speakers: Speakers) -> Speaker | None:
    """Whom the entity layer knows by this role or description."""
    if source.head in scene.grammar.unnamed and source.head not in scene.grammar.spokesperson:
        return None
    known = scene.layer.resolve(source.start, source.end)
    if known is None:
        known = next(
            (
                mention.entity
                for mention in scene.layer.within(source.start, source.end)
                if mention.kind == "role" and mention.start <= source.start + 1 and mention.end >= source.end - 1
            ),
            None,
        )
    if known is None or _only_where(scene, source, known):
        return None
    entity = scene.layer.entities.get(known)
    return Speaker(known, source.text, source.gender, source.number, entity is not None and entity.type == "PER")


def honoured(scene: Scene, draft: Draft, source: Source, speakers: Speakers) -> Speaker | None:
    """«وأكد معاليه» (His Excellency affirmed): the last person who spoke."""
    if source.head not in scene.grammar.honoured:
        return None
    return next((speaker for speaker in reversed(speakers.spoken) if speaker.person), None)


def again(scene: Scene, draft: Draft, source: Source, speakers: Speakers) -> Speaker | None:
    """A short definite description of who spoke before: «المسؤول العسكري» after «مسؤول عسكري», «المصادر» after «مصادر»."""
    if source.names or not source.head.startswith("ال") or source.last - source.first > 4:
        return None
    if source.head in scene.grammar.spokesperson and source.last - source.first == 1 and speakers.spoken:
        return speakers.spoken[-1]
    bare = source.head.removeprefix("ال")
    wanted = {bare, *scene.grammar.unnamed_plural} if bare in ("مصدر", "مصادر", "مسوول", "مسوولون") else {bare}
    for speaker in reversed(speakers.spoken):
        if speaker.entity is not None and not speaker.entity.startswith("u"):
            continue
        words = {word.removesuffix("ا").removeprefix("ال") for word in folded_words(speaker.text)[:3]}
        if words & wanted:
            return speaker
    return None


def role(scene: Scene, draft: Draft, source: Source, speakers: Speakers) -> Speaker | None:
    """The person whose role these words are («وزير الدفاع الإسرائيلي» in a headline, the name in the text)."""
    holder = holder_of(scene, folded_words(source.text))
    return Speaker(holder, source.text, draft.form.gender, "s", person=True) if holder is not None else None


def described(scene: Scene, draft: Draft, source: Source, speakers: Speakers) -> Speaker | None:
    """Who a short definite description means: «الوزارة», «المحافظ», «المسؤول الروسي»."""
    words = folded_words(source.text)
    if len(words) > 4 or not source.head.startswith("ال") or source.names:
        return None
    if source.head in scene.grammar.any_person:
        for speaker in reversed(speakers.spoken):
            if speaker.person and speaker.gender in (None, draft.form.gender):
                return speaker
    meant = describe(scene, words, source.start)
    if meant is not None:
        return Speaker(meant.entity, source.text, draft.form.gender, "s", person=scene.kind(meant) == "PER")
    return None


def carried(scene: Scene, draft: Draft, source: Source, speakers: Speakers) -> Speaker | None:
    """«وأضاف وزير الصحة السابق» (the former minister added): who adds has spoken before."""
    if not draft.row.carries or source.names or not speakers.spoken or source.head in scene.grammar.unnamed:
        return None
    last = speakers.spoken[-1]
    fits = last.person and last.gender in (None, draft.form.gender)
    return last if fits and scene.is_role(source.first) and source.head not in scene.grammar.body_heads else None


def body(scene: Scene, draft: Draft, source: Source, speakers: Speakers) -> Speaker | None:
    """The body named, or the one in whose name a spokesperson speaks."""
    bodies = [m for m in source.names if scene.kind(m) != "PER"]
    speaks_for = source.head in scene.grammar.spokesperson
    if speaks_for and not bodies:
        return _owner(scene, source, speakers)
    if not bodies:
        return None
    chosen = bodies[0]
    bare = source.head.removeprefix("ال")
    at_head = chosen.start <= source.start + 2
    if _only_where(scene, source, chosen.entity):
        return None
    if speaks_for or at_head or bare in scene.grammar.body_heads or not scene.is_agent(source.first):
        return Speaker(chosen.entity, source.text, source.gender, "s")
    return None


def _only_where(scene: Scene, source: Source, entity: str) -> bool:
    """Is the entity a place inside the phrase: where they are, not who (شرطة الرياض, سكان في الهند; but دولة قطر)?"""
    named = next((mention for mention in source.names if mention.entity == entity), None)
    if named is None or scene.kind(named) != "LOC" or named.start <= source.start + 2:
        return False
    head = scene.document.lexicon.heads.lookup(source.head)
    return head is None or head.type != "LOC"


def unnamed(scene: Scene, draft: Draft, source: Source, speakers: Speakers) -> Speaker | None:
    """«ثلاثة مصادر أمنية» (three security sources): an entity of type SRC."""
    head = source.head.removesuffix("ا")
    if head in scene.grammar.unnamed or source.head in scene.grammar.unnamed or scene.words[source.first].kind == "d":
        return speakers.add_unnamed(source)
    return None


Rule = Callable[[Scene, Draft, Source, Speakers], Speaker | None]
RULES: tuple[Rule, ...] = (
    joint, person, issuer, same, resolved, honoured, again, role, described, carried, body, unnamed,
)  # fmt: skip
