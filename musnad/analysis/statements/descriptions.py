"""Who a short definite description means: الوزارة, الحركة الفلسطينية, المحافظ, المسؤول الروسي."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.analysis.statements.scene import Scene
from musnad.records import Entity, Mention

_LOOK_BACK = 120


def describe(scene: Scene, words: Sequence[str], before: int) -> Mention | None:
    """The nearest earlier mention of the article whose head noun or role is the description's; None where none fits.

    After «وزارة الداخلية السورية» the words «الوزارة» mean it; after «عزام الغريب محافظ حلب» «المحافظ» means him.
    """
    head = words[0].removeprefix("ال")
    any_person = words[0] in scene.grammar.any_person
    for mention in scene.mentions_before(before, _LOOK_BACK):
        entity = scene.layer.entities.get(mention.entity)
        if entity is None:
            continue
        if head in scene.grammar.descriptions_bodies:
            if entity.type in ("ORG", "LOC") and _headed(scene, entity, mention, head):
                return mention
        elif entity.type == "PER" and (
            (any_person and _described(scene, entity, mention, "")) or _described(scene, entity, mention, head)
        ):
            return mention
    return None


def _headed(scene: Scene, entity: Entity, mention: Mention, head: str) -> bool:
    """Does the noun open the entity's name, or stand before this mention (حركة «حماس»)?"""
    if scene.places.first_words[entity.id] == head:
        return True
    at = scene.tokens.at(mention.start) - 1
    while at > scene.piece.first - 400 and at >= 0 and scene.words[at].kind == "p":
        at -= 1
    form = scene.words[at].form if at >= 0 else ""
    return form in (head, "ال" + head) or form[1:] == head


def _described(scene: Scene, entity: Entity, mention: Mention, head: str) -> bool:
    """Is the noun a word of the person's role, or one of the five words before the name or the three behind it?"""
    if not head:
        return bool(entity.roles)
    if head in scene.places.role_heads.get(entity.id, ()):
        return True
    at = scene.tokens.at(mention.start)
    end = scene.tokens.at(mention.end)
    near = scene.words[max(0, at - 6) : at] + scene.words[end : end + 3]
    return head in [word.form.removeprefix("ال") for word in near]


def holder_of(scene: Scene, words: Sequence[str]) -> str | None:
    """The one person whose role in the text holds all of the words, two at least; None where none or several do."""
    if len(words) < 2:
        return None
    opening = scene.places.roles_opening.get(words[0], ())
    found = {entity for entity, role in opening if role.issuperset(words)}
    return found.pop() if len(found) == 1 else None
