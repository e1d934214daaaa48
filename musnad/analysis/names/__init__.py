"""Names of people, organisations, places, events and works.

Each rule is a function from a zone (one piece of an article) to candidates; the surest stand. A second pass finds the
short forms of the names that the first one found anywhere in the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from musnad.analysis.document import Document
from musnad.analysis.names.again import find_again, learn, places_of
from musnad.analysis.names.bodies import find_acronyms, find_bodies
from musnad.analysis.names.letters import letters_of
from musnad.analysis.names.listed import find_listed
from musnad.analysis.names.marked import find_dotted, find_hashtags, find_marked
from musnad.analysis.names.name import Candidate, Name, settle
from musnad.analysis.names.persons import find_persons
from musnad.analysis.names.places import find_events, find_kingdom, find_places
from musnad.analysis.names.zone import Page, Zone
from musnad.records import Time
from musnad.text import skip_letters

__all__ = ["Name", "find_names"]

Finder = Callable[[Zone], Iterable[Candidate]]
# Each rule with the letters of which it needs one; "" where any may do.
FINDERS: tuple[tuple[Finder, str], ...] = (
    (find_listed, ""),
    (find_persons, ""),
    (find_bodies, "HB"),
    (find_places, "H"),
    (find_kingdom, "M"),
    (find_events, "H"),
    (find_marked, "qQ("),
    (find_hashtags, "_"),
    (find_dotted, "."),
)


def find_names(document: Document, times: tuple[Time, ...]) -> list[Name]:
    """The named mentions of all articles, in text order, none inside another."""
    table = letters_of(document.lexicon)
    words = document.tokens.words
    letters = _without_times(document, table.spell(words), times)
    page = Page(words)
    zones = [Zone(document, piece, letters, table, page) for piece in document.pieces]
    first_pass = [_propose(zone) for zone in zones]
    known = learn([one for _, settled in first_pass for one in settled], page, table)
    places = places_of(page, known)
    names: list[Name] = []
    for piece, zone, (proposed, settled) in zip(document.pieces, zones, first_pass, strict=True):
        again = list(find_again(zone, known, places))
        found = settle([*proposed, *again]) if again else settled
        names += [_name(document, piece.article.id, one) for one in found]
    return names


def _propose(zone: Zone) -> tuple[list[Candidate], list[Candidate]]:
    """What the rules find in the zone, and what of it stands."""
    letters = set(zone.letters[zone.first : zone.last])
    proposed: list[Candidate] = []
    for find, needed in FINDERS:
        if not needed or not letters.isdisjoint(needed):
            proposed.extend(find(zone))
    settled = settle(proposed)
    acronyms = list(find_acronyms(zone, settled)) if "(" in letters else []
    if acronyms:
        proposed += acronyms
        settled = settle(proposed)
    return proposed, settled


def _without_times(document: Document, letters: str, times: tuple[Time, ...]) -> str:
    """The letters with t for every token of a time expression: no name begins in one."""
    spelt = list(letters)
    for time in times:
        for index in range(*document.tokens.range(time.start, time.end)):
            spelt[index] = "t"
    return "".join(spelt)


def _name(document: Document, article: str, found: Candidate) -> Name:
    tokens = document.tokens
    start = tokens.starts[found.first]
    if found.cut:
        start += skip_letters(tokens.words[found.first].text, found.cut)
    end = tokens.end(found.last - 1)
    return Name(article, start, end, found.first, found.last, found.type, found.rule, found.key, found.score)
