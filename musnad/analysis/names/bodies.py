"""Bodies by their head nouns and the noun phrase that these open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from musnad.analysis.names.name import Candidate
from musnad.analysis.names.zone import Zone
from musnad.lexicon.heads import Head

HEADS = re.compile("[HB]")
PROPER = re.compile(r"(?:[UAFGkl]|h(?=[UFG]))[UAFGgkKJl]*")
# Complement of a head noun: nouns without article, then those with it or a proper name, then adjectives and nisbas.
PHRASE = re.compile(r"(?:[WT]?[UFGgK][UFGgJKAh]*|[wHh]{0,3}[WABNLT]|[wHh]{1,2}T)(?:[WAN](?![C(]))*")
FULL = re.compile(r"[wHhW]{0,3}W[WA]*N[WN]*")
GROUP = re.compile(r"[wh][WTh](?![WN])")
NISBA = re.compile(r"(?:[wHh]{1,2}[WAB]?|[WAB])[WA]{0,2}N")


def find_bodies(zone: Zone) -> Iterator[Candidate]:
    """A head noun with the phrase it opens (وزارة الخارجية الروسية), and a definite body with its nisba (الجيش السوري)."""
    letters = zone.letters
    for match in HEADS.finditer(letters, zone.first, zone.last):
        at = match.start()
        if letters[at] == "B":
            yield from _definite_body(zone, at)
            yield from _for_something(zone, at, zone.cut(at))
            continue
        head = zone.head(at)
        if head is None or head.type != "ORG" or at + 1 >= zone.last:
            continue
        if head.definite:
            yield from _definite_head(zone, at)
        else:
            yield from _headed(zone, at)


def _definite_body(zone: Zone, at: int) -> Iterator[Candidate]:
    end = at + 1
    while zone.letter(end) == "W" and end < at + 3:
        end += 1
    form = zone.words[at].form
    if zone.words[min(at + 1, zone.last - 1)].form in zone.known.national and zone.letter(at + 2) != "N":
        yield Candidate(0.8, at, at + 2, zone.cut(at), "ORG", "national-body")
        return
    if zone.letter(end) != "N" or (form in zone.known.plain and end == at + 1):
        return
    nation = zone.lexicon.gazetteer.nation(zone.words[end].form)
    if nation is not None and (nation.gender == "f") == form.endswith(("ه", "ات")):
        yield Candidate(0.75, at, end + 1, zone.cut(at), "ORG", "body-and-nisba")


def _definite_head(zone: Zone, at: int) -> Iterator[Candidate]:
    """الهيئة العامة للسياحة, المركز السوري للإعلام: a definite head, its adjective, and a nisba or what it is for."""
    head = zone.head(at)
    assert head is not None
    yield from _for_something(zone, at, head.cut)
    end = at + 1
    while zone.letter(end) in ("W", "N", "A"):
        end += 1
    if end > at + 2 and zone.letters[end - 1] == "N" and head.mode in ("in", "either"):
        yield Candidate(0.87, at, end, head.cut, "ORG", "definite-body")
    elif zone.words[at + 1].form in zone.known.national and head.mode == "in":
        yield Candidate(0.8, at, at + 2, head.cut, "ORG", "national-body")


def _for_something(zone: Zone, at: int, cut: int) -> Iterator[Candidate]:
    """A definite head, its adjective and what it is for: الهيئة العامة للسياحة, المركز الإعلامي للمقاومة."""
    end = at + 1
    while zone.letter(end) in ("W", "N", "A"):
        end += 1
    if at + 1 < end < zone.last and zone.words[end].form.startswith("لل"):
        yield Candidate(0.88, at, _purpose(zone, end), cut, "ORG", "definite-body")


def _purpose(zone: Zone, end: int) -> int:
    """Where the words for what a body is for end: its noun, and the nisbas behind it (للخدمات الطبية)."""
    end += 1
    while zone.letter(end) == "N" or (zone.letter(end) == "W" and zone.words[end].form.endswith(("ي", "يه"))):
        end += 1
    return end


def _headed(zone: Zone, at: int) -> Iterator[Candidate]:
    head = zone.head(at)
    assert head is not None
    letters = zone.letters
    full = FULL.match(letters, at + 1, zone.last)
    if full and head.mode in ("in", "either", "nisba") and zone.words[at + 1].form not in zone.known.common:
        yield Candidate(0.985, at, _joined(zone, head, full.end()), head.cut, "ORG", "body-phrase-and-nisba")
        return
    proper = PROPER.match(letters, at + 1, zone.last)
    if head.mode in ("out", "either") and proper and not zone.cut(at + 1):
        yield Candidate(0.87, at + 1, proper.end(), 0, "ORG", "body-head")
        return
    if zone.words[at + 1].form in zone.known.common or zone.words[at + 1].form.startswith("لل"):
        return
    if letters[at + 1] in "GUFAL" and zone.cut(at + 1):
        return  # مستشفى بتندوف "a hospital in Tindouf"
    if letters[at + 1] == "T" and not _plural(zone, at + 1) and zone.letter(at + 2) not in ("G", "F", "U", "K"):
        return
    phrase = (NISBA if head.mode == "nisba" else PHRASE).match(letters, at + 1, zone.last)
    if phrase and head.noun in zone.known.loose and phrase.end() == at + 2 and letters[at + 1] == "W":
        if head.noun == "نادي":
            yield Candidate(0.8, at + 1, at + 2, 0, "ORG", "body-head")
        return
    if phrase and head.mode in ("in", "either", "nisba"):
        score = 0.93 if letters[at + 1] in "GUFK" or letters[at + 1 : at + 3] == "TG" else 0.86
        yield Candidate(score, at, _joined(zone, head, phrase.end()), head.cut, "ORG", "body-phrase")
    elif head.noun in zone.known.groups and GROUP.match(letters, at + 1, zone.last):
        yield Candidate(0.8, at + 1, at + 3, 0, "ORG", "body-head")
    elif head.noun in zone.known.outlets and letters[at + 1] == "W":
        yield Candidate(0.6, at + 1, at + 2, 0, "ORG", "body-head")


def _joined(zone: Zone, head: Head, end: int) -> int:
    """Where the phrase ends once what "and" joins to it is taken in: وزارة التعليم + والبحث العلمي."""
    if head.noun in zone.known.purposes and zone.letter(end) == "y" and zone.words[end].form.startswith("لل"):
        return _purpose(zone, end)
    while head.noun in zone.known.joining and zone.letter(end) == "Z" and zone.letters[end - 1] != "N":
        end += 1
        while zone.letter(end) in ("W", "N"):
            end += 1
    return end


def _plural(zone: Zone, index: int) -> bool:
    """The role noun is a plural: مجلس الوزراء is a body, قيادة الرئيس is none."""
    role = zone.lexicon.roles.lookup(zone.words[index].form)
    return role is not None and role.number == "p" and role.definite


def find_acronyms(zone: Zone, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """One word in brackets behind a body's name: قوات سوريا الديمقراطية (قسد)."""
    for name in found:
        at = name.last + 1
        if name.type == "ORG" and zone.letter(name.last) == "(" and zone.letter(at) and zone.letter(at) in "qQ":
            at += 1
        if (
            name.type == "ORG"
            and zone.letter(name.last) == "("
            and zone.letter(at)
            and zone.letter(at) in "UAFGwWlV"
            and zone.letter(at + 1) in (")", "e", "Q")
        ):
            yield Candidate(0.79, at, at + 1, 0, "ORG", "acronym")
