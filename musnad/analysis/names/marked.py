"""Names in quotation marks and hashtags, told from quoted words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from musnad.analysis.names.name import Candidate
from musnad.analysis.names.zone import Zone

QUOTED = re.compile(r"(?:q|Q|(?<=H)\()([A-Za-pr-z_]{1,4})[eQ)]")
NAMELIKE = re.compile(r"[UAFGlk]+")


def find_marked(zone: Zone) -> Iterator[Candidate]:
    """One to four words in marks: announced by a head noun (صحيفة «حرييت»), or unknown words («داعش»)."""
    for match in QUOTED.finditer(zone.letters, zone.first, zone.last):
        first, last = match.span(1)
        head = zone.head(first - 2) if first - 2 >= zone.first else None
        if head is not None and (head.type == "ORG" or zone.letters[first - 1] != "("):
            kind = head.type if head.mode != "event" else "EVENT"
            yield Candidate(0.93, first, last, 0, kind, "marked-behind-head")
        elif (
            NAMELIKE.fullmatch(match[1])
            and set(match[1]) & set("Ul")
            and zone.letter(first - 2) in ("T", "N", "L", "W")
        ):
            yield Candidate(0.45, first, last, 0, "ORG", "marked")


def find_hashtags(zone: Zone) -> Iterator[Candidate]:
    """A hashtag that is a name: #دونالد_ترمب, #كوريا_الشمالية."""
    at = zone.letters.find("_", zone.first, zone.last)
    while at >= 0:
        words = zone.words[at].text.replace("_", " ").strip()
        entries = zone.lexicon.gazetteer.find(words)
        letters = "".join(zone.table[word] for word in words.split())
        if entries:
            yield Candidate(0.9, at, at + 1, 0, entries[0].type, "hashtag", entries[0].key)
        elif re.fullmatch(r"[GFUAKk]*[GFU][GFUAKkwW]*", letters):
            end = at + 1
            while letters[0] in "GK" and (zone.letter(end) in tuple("KGFAgh") or zone.letter(end - 1) == "K"):
                end += 1
            yield Candidate(0.95, at, end, 0, "PER", "hashtag")
        elif re.fullmatch(r"[BHWw]W*N", letters):
            yield Candidate(0.9, at, at + 1, 0, "ORG", "hashtag")
        at = zone.letters.find("_", at + 1, zone.last)


ACRONYM = re.compile(r"(?:[iP]\.){1,3}[iP]")


def find_dotted(zone: Zone) -> Iterator[Candidate]:
    """An agency's letters with full stops between them and no blank (أ.ف.ب); two letters only where a list has them."""
    if not (zone.holds("i.") or zone.holds("P.")):
        return
    for match in ACRONYM.finditer(zone.letters, zone.first, zone.last):
        words = zone.words[match.start() : match.end()]
        if not any(word.space for word in words[:-1]):
            entries = zone.lexicon.gazetteer.find(" ".join(word.form for word in words[::2]))
            if entries or len(words) > 3:
                key = entries[0].key if entries else None
                yield Candidate(0.99, match.start(), match.end(), 0, "ORG", "dotted-letters", key)
