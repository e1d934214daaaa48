"""Who is who in a page: named mentions and descriptions joined to entities, each with its roles."""

from __future__ import annotations

from functools import lru_cache

from musnad.analysis.document import Document
from musnad.analysis.entities.describing import BodyPhrase, Describer, find_bodies
from musnad.analysis.entities.layer import EntityLayer, Traits
from musnad.analysis.entities.linking import Node, link_names
from musnad.analysis.entities.profiles import Profile, make_profiles
from musnad.analysis.entities.shapes import clean_name
from musnad.analysis.latin import latin_of
from musnad.analysis.names import Name
from musnad.analysis.roles import RolePhrase, anchors_of, find_roles
from musnad.lexicon import flags
from musnad.lexicon.names import Gazetteer
from musnad.records import Entity, EntityType, Mention, Role, Time
from musnad.text import fold

__all__ = ["EntityLayer", "Traits", "resolve_entities"]

TITLES = frozenset(("honorific", "person"))  # said of someone, but no role that he has


def resolve_entities(document: Document, names: list[Name], times: tuple[Time, ...]) -> EntityLayer:
    """The entities that the page names, with roles, and every mention of them (name, role)."""
    names = sorted(names, key=lambda name: (name.start, name.end))
    nodes = link_names(document, names)
    anchors = anchors_of(document)
    roles = find_roles(document, names, anchors)
    profiles = make_profiles(document, names, nodes, roles)
    bodies = find_bodies(document, names, profiles, anchors)
    describer = Describer(document, profiles, bodies)
    _read(document, describer, names, roles, bodies)
    return _layer(document, names, nodes, describer)


def _read(
    document: Document, describer: Describer, names: list[Name], roles: list[RolePhrase], bodies: list[BodyPhrase]
) -> None:
    """Names and descriptions to the describer, in text order."""
    opens = {
        role.holder.first: role.first for role in reversed(roles) if role.holder and role.first < role.holder.first
    }
    events: list[Name | RolePhrase | BodyPhrase] = [*names, *roles, *bodies]
    for event in sorted(events, key=lambda event: event.first):
        first = opens.get(event.first, event.first) if isinstance(event, Name) else event.first
        cued = first > 0 and bool(document.tokens.words[first - 1].bits & flags.CUE)
        if isinstance(event, Name):
            describer.read_name(event, describer.owner_of[event.first], cued)
        elif isinstance(event, RolePhrase):
            describer.read_role(event, cued)
        else:
            describer.read_body(event, cued)


def _layer(document: Document, names: list[Name], nodes: list[Node], describer: Describer) -> EntityLayer:
    profiles = dict.fromkeys(describer.owner_of[name.first] for name in names)
    mentions = [
        Mention(
            describer.owner_of[name.first].id, name.article, name.start, name.end,
            document.text[name.start : name.end], "name", node.rule,
        )
        for name, node in zip(names, nodes, strict=True)
    ]  # fmt: skip
    mentions += [
        Mention(
            found.profile.id,
            found.article,
            found.start,
            found.end,
            document.text[found.start : found.end],
            "role",
            found.rule,
        )
        for found in describer.described.values()
    ]
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    return EntityLayer(
        [_entity(document, profile) for profile in profiles],
        mentions,
        {profile.id: profile.traits for profile in profiles},
        document,
        {name.first: (name, describer.owner_of[name.first].id) for name in names},
        {first: found.profile.id for first, found in describer.described.items()},
    )


def _entity(document: Document, profile: Profile) -> Entity:
    entry = profile.entry
    name = _fullest(document, profile)
    return Entity(
        profile.id,
        profile.type,
        name,
        (entry.latin if entry else "") or _latin(name, profile.type, document.lexicon.gazetteer) or None,
        entry.wikidata or None if entry else None,
        tuple(_roles(document, profile)),
    )


@lru_cache(maxsize=50_000)
def _latin(name: str, type_: EntityType, gazetteer: Gazetteer) -> str:
    """A romanised name for people and places; bodies and events are named in words, which are translated, not romanised."""
    return latin_of(name, gazetteer) if type_ in ("PER", "LOC") else ""


def _fullest(document: Document, profile: Profile) -> str:
    """The fullest name of the capture: most words, then one that kept its article, then the first.

    A person's form that occurs once does not count where a shorter one occurs twice and more and the words that it has
    too many are no parts of names: they were none of the name (آل سرور بالرد).
    """
    tokens = document.tokens
    if len(profile.names) == 1 and profile.names[0].start == tokens.starts[profile.names[0].first]:
        return clean_name(document.text[profile.names[0].start : profile.names[0].end])
    forms: dict[str, tuple[int, bool, int]] = {}
    counts: dict[str, int] = {}
    for name in profile.names:
        surface = clean_name(document.text[name.start : name.end])
        cut = name.start > tokens.starts[name.first] and tokens.words[name.first].form.lstrip("وف").startswith("لل")
        if cut:
            surface = "ال" + surface
        counts[surface] = counts.get(surface, 0) + 1
        forms.setdefault(surface, (-surface.count(" "), cut, name.start))
    ranked = sorted(forms, key=forms.__getitem__)
    if profile.type == "PER":
        for surface in ranked[:-1]:
            if counts[surface] > 1 or not _has_stranger(document, surface, [o for o in ranked if counts[o] > 1]):
                return surface
        return ranked[-1] if counts[ranked[-1]] > 1 else ranked[0]
    return ranked[0]


def _has_stranger(document: Document, surface: str, others: list[str]) -> bool:
    """Whether a form is another one with words before or behind that are no parts of names."""
    gazetteer = document.lexicon.gazetteer
    for other in others:
        if surface.startswith(other + " ") or surface.endswith(" " + other):
            rest = surface.removeprefix(other + " ").removesuffix(" " + other)
            return all(gazetteer.part(fold(word)) is None for word in rest.split())
    return False


def _roles(document: Document, profile: Profile) -> list[Role]:
    """The roles that the text gives a person, in text order, none twice; titles (الدكتور) are none."""
    if not profile.roles:
        return []
    found: dict[str, Role] = {}
    for role in sorted(profile.roles, key=lambda role: role.start):
        text = document.text[role.start : role.end].rstrip("،, ")
        passing = role.form.row.kind == "counterpart" and len(profile.roles) > 1  # نظيره says no more than the others
        if role.form.row.kind not in TITLES and not passing and text not in found:
            found[text] = Role(text, role.start, role.start + len(text), _of(document, role), role.status)
    return list(found.values())


def _of(document: Document, role: RolePhrase) -> str | None:
    """The body that the role names, else the code of its country where it is one."""
    for name in role.bodies:
        if name.type == "ORG":
            return document.text[name.start : name.end]
    return next(iter(role.countries)) if len(role.countries) == 1 else None
