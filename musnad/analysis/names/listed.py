"""Names that the lists hold."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.analysis.morphology import analyse
from musnad.analysis.names.name import Candidate
from musnad.analysis.names.zone import Zone
from musnad.lexicon import flags
from musnad.lexicon.heads import Head
from musnad.lexicon.names import Match


def find_listed(zone: Zone) -> Iterator[Candidate]:
    """The longest listed name at each token that may open one; an ambiguous one only where its place speaks for it."""
    words = zone.words
    gazetteer = zone.lexicon.gazetteer
    for index in range(zone.first, zone.last):
        if words[index].bits & flags.NAME:
            for match in gazetteer.match(words, index):
                if index + match.length <= zone.last:
                    found = _judge(zone, index, match)
                    if found is not None:
                        yield found


def _judge(zone: Zone, index: int, match: Match) -> Candidate | None:
    entry = match.entry
    last = index + match.length
    letters = zone.letters
    if "t" in letters[index:last] or (match.length == 1 and _is_word(zone, index, match)):
        return None
    before = zone.letter(index - 1)
    marked = before in ("q", "Q", "(") and zone.letter(last) in ("e", "Q", ")")
    at = index - 2 if marked else index - 1
    head = zone.head(at) if at >= zone.first and letters[at] == "H" and not match.offset else None
    headed = head is not None and head.type == entry.type and head.mode != "nisba"
    if match.ambiguous and not (marked or headed):
        return None
    score = 0.95 if headed else 0.8 + 0.02 * min(match.length, 6)
    if entry.type == "LOC" and match.length > 1:  # بحر الصين الجنوبي: the whole before الصين behind its head
        score = 0.96
    if entry.type == "ORG" and not marked and match.length > 1 and letters[last - 1] in "WB":
        last = with_adjectives(zone, last)
    if headed and head is not None and not marked and _belongs(zone, head, match):
        return Candidate(score, at, last, head.cut, entry.type, "listed-with-head", entry.key)
    return Candidate(score, index, last, match.offset, entry.type, "listed", entry.key)


def with_adjectives(zone: Zone, last: int) -> int:
    """Where the name ends once the nisbas behind it are taken in: مجلس الأمن + الدولي, هيئة الطيران المدني + السعودية."""
    while zone.letter(last) == "N" or (zone.letter(last) == "W" and zone.words[last].form.endswith(("ي", "يه"))):
        last += 1
    return last


def _belongs(zone: Zone, head: Head, match: Match) -> bool:
    """The head noun is part of the name: a bank's or a council's always, a party's before a name of several words."""
    return head.type == "ORG" and (head.mode == "in" or (head.noun == "حزب" and match.length > 1))


def _is_word(zone: Zone, index: int, match: Match) -> bool:
    """The single word is a common one here: a nisba, a verb, or a word as it stands (ولاية "state", not و + لاية)."""
    if zone.letters[index] in "NnVC":
        return True
    if not match.offset:
        return False
    text = zone.words[index].text[match.offset :]
    return zone.table[text] in "HTPVCNn" or _own_word(zone, index)


def _own_word(zone: Zone, index: int) -> bool:
    """The word is a common one as it stands: ولاية "state" is not و + a place of the name لاية."""
    reading = analyse(zone.words[index].form, zone.lexicon)
    return reading.speech is not None and not reading.proclitics
