"""Places by their head nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from musnad.analysis.names.name import Candidate
from musnad.analysis.names.zone import Zone

PROPER = re.compile(r"(?:K+[A-Zaghw]|k+[A-Zaghw]|[UAFGL]|[ghT])[UAFGghkKJ]*")
INSIDE = re.compile(r"(?:K+[A-Zaghw]|k+[A-Zaghw]|[UAFGghLTW])[UAFGghkKJ]*[NW]?")


def find_places(zone: Zone) -> Iterator[Candidate]:
    """What follows a head noun of places: outside the name for a town or a base, in it for a sea or a mountain."""
    at = zone.letters.find("H", zone.first, zone.last)
    while at >= 0:
        head = zone.head(at)
        if head is not None and head.type == "LOC" and not head.definite and at + 1 < zone.last:
            if head.mode == "out":
                match = PROPER.match(zone.letters, at + 1, zone.last)
                if match and not zone.cut(at + 1) and _named(zone, at + 1, match.end()):
                    yield Candidate(0.87, at + 1, match.end(), 0, "LOC", "place-head")
            else:
                match = INSIDE.match(zone.letters, at + 1, zone.last)
                if match and not zone.cut(at + 1):
                    score = 0.93 if zone.letters[at + 1] in "GK" else 0.7
                    yield Candidate(score, at, match.end(), head.cut, "LOC", "place-head-inside")
        at = zone.letters.find("H", at + 1, zone.last)


def find_kingdom(zone: Zone) -> Iterator[Candidate]:
    """المملكة "the Kingdom", the paper's own country, where no adjective follows (المملكة القابضة is a company)."""
    at = zone.letters.find("M", zone.first, zone.last)
    while at >= 0:
        if zone.letter(at + 1) not in ("W", "N", "L"):
            yield Candidate(0.85, at, at + 1, zone.cut(at), "LOC", "kingdom")
        at = zone.letters.find("M", at + 1, zone.last)


def _named(zone: Zone, first: int, last: int) -> bool:
    """A single common word names a place only with the article (حي الأشرفية), not without (ميناء تجاري)."""
    return last - first > 1 or zone.letters[first] not in "ghT" or zone.words[first].form.startswith("ال")


EVENT = re.compile(r"L[WN]*|t+|W?N")


def find_events(zone: Zone) -> Iterator[Candidate]:
    """A treaty, cup or war with its place, date or nisba: كأس إنجلترا, اتفاقية باريس, الدوري الإنجليزي."""
    at = zone.letters.find("H", zone.first, zone.last)
    while at >= 0:
        head = zone.head(at)
        if head is not None and head.mode == "event":
            match = EVENT.match(zone.letters, at + 1, zone.last)
            if match and (head.definite == (match[0][-1] == "N" and match[0][0] != "L")) and not zone.cut(at + 1):
                yield Candidate(0.9, at, match.end(), head.cut, "EVENT", "event-head")
        at = zone.letters.find("H", at + 1, zone.last)
