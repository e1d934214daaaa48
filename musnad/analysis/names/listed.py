"""Names that the lists hold."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.analysis.morphology import analyse
from musnad.analysis.names.letters import TANWIN
from musnad.analysis.names.name import Candidate
from musnad.analysis.names.zone import Zone
from musnad.lexicon.heads import Head
from musnad.lexicon.names import Match
from musnad.records import EntityType
from musnad.text import fold


def find_listed(zone: Zone) -> Iterator[Candidate]:
    """The longest listed name at each token that may open one; an ambiguous one only where its place speaks for it."""
    words, letters, match_at = zone.words, zone.letters, zone.lexicon.gazetteer.match
    for index in zone.openers():
        if letters[index] != "P":
            for match in match_at(words, index):
                if index + match.length <= zone.last:
                    found = _judge(zone, index, match)
                    if found is not None:
                        yield found
                        if found.type == "ORG" and match.length > 1:
                            break  # ريال مدريد, and not ريال alone


def _judge(zone: Zone, index: int, match: Match) -> Candidate | None:
    entry = match.entry
    last = index + match.length
    letters = zone.letters
    if "t" in letters[index:last] or (match.length == 1 and _is_word(zone, index, match)):
        return None
    if TANWIN in zone.words[last - 1].text:  # دوماً "always", no accusative of دوما
        return None
    marked = _marked(zone, index, last)
    at = index - 2 if marked else index - 1
    head = zone.head(at) if at >= zone.first and letters[at] == "H" and not match.offset else None
    headed = head is not None and head.type == entry.type and head.mode != "nisba" and not head.definite
    if match.ambiguous and not (marked or headed or _placed(zone, index, match)):
        return None
    if entry.type == "LOC" and match.length == 1 and not headed and not _stands_alone(zone, index, match):
        return None
    type_: EntityType = "ORG" if entry.type == "LOC" and _club(zone, index) else entry.type
    score = _score(zone, index, match, headed, marked)
    if (
        entry.type == "ORG"
        and not marked
        and match.length > 1
        and letters[last - 1] in "WBThy"
        and zone.words[last - 1].form.startswith("ال")
    ):
        last = with_adjectives(zone, last)
    if headed and head is not None and not marked and _belongs(zone, head, match):
        if zone.words[last - 1].form.startswith("ال"):
            last = with_adjectives(zone, last)
        return Candidate(score, at, last, head.cut, type_, "listed-with-head", entry.key)
    if type_ != entry.type:
        return Candidate(score, index, last, _letters(zone, index, match), type_, "listed-club")
    if entry.type == "ORG":
        last = _ending(zone, index, last, entry.kind, marked)
    first = _behind_head(zone, index, last, entry.type)
    cut = _letters(zone, index, match) if first == index else 0
    return Candidate(score, first, last, cut, type_, "listed-in-doubt" if match.ambiguous else "listed", entry.key)


def _letters(zone: Zone, index: int, match: Match) -> int:
    """The match's offset in folded letters, as candidates count it (لـCNN: one letter, two characters)."""
    return len(fold(zone.words[index].text[: match.offset])) if match.offset else 0


def _ending(zone: Zone, index: int, last: int, kind: str, marked: bool) -> int:
    """A club's name ends before its nisba (بنفيكا البرتغالي); a body's in marks goes on to it («الدفاع المدني» السوري)."""
    if kind == "club" and last - index > 1 and zone.letters[last - 1] == "N":
        return last - 1
    if marked and zone.letters[last - 1] == "W" and zone.letter(last) == "e" and zone.letter(last + 1) == "N":
        return last + 2
    return last


def _placed(zone: Zone, index: int, match: Match) -> bool:
    """What stands before decides for one reading: an outlet behind مراسلة, a place that may be a person behind في."""
    before = zone.words[index - 1].form if index > zone.first else ""
    if match.entry.type == "ORG":
        return match.ambiguous == "place" and before in zone.known.press
    return match.entry.type == "LOC" and match.ambiguous == "person" and before in ("في", "الي", "من", "شرطه", "وفي")


def _behind_head(zone: Zone, index: int, last: int, type_: EntityType) -> int:
    """Where a listed name begins once the head noun that its list entry opens with is left outside (مخيم جباليا)."""
    head = zone.head(index) if last - index > 1 and zone.letters[index] == "H" else None
    if head is None or head.definite or head.type != type_ or head.mode not in ("out", "quoted"):
        return index
    return index + 1


def _marked(zone: Zone, index: int, last: int) -> bool:
    """Marks or brackets stand round the name and nothing else."""
    return zone.letter(index - 1) in ("q", "Q", "(") and zone.letter(last) in ("e", "Q", ")")


def _score(zone: Zone, index: int, match: Match, headed: bool, marked: bool) -> float:
    """How sure a listed name is: several words surest, but people's names may run on; small towns least."""
    if match.entry.type == "PER":
        return 0.88 if match.length > 1 else 0.84
    if match.entry.type == "ORG" and (marked or match.ambiguous):
        return 0.98
    if match.length > 1:
        return 0.91 if set(zone.letters[index : index + match.length]) <= set("GFgJhUK") else 0.97
    if headed:
        return 0.95
    return 0.8 if match.entry.kind == "town" else 0.84


def _stands_alone(zone: Zone, index: int, match: Match) -> bool:
    """A small place of one word needs a head noun where it is a common word too, or beside a part of a person's name."""
    form = zone.words[index].form
    if form in zone.known.function or zone.words[index - 1].form in zone.known.before_no_place:
        return False
    if match.entry.wikidata or match.entry.kind not in ("town", "city", "province"):
        return True
    bare = form[match.offset :]
    if match.entry.kind != "province" and analyse(bare, zone.lexicon).speech is not None:
        return False
    return zone.lexicon.gazetteer.part(bare) is None or zone.letter(index - 1) not in ("G", "T", "C", "K")


def _club(zone: Zone, index: int) -> bool:
    """A town named behind a player or a team is its club: لاعب فالنسيا "a player of Valencia"."""
    return index > zone.first and zone.words[index - 1].form in zone.known.players


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
    letter = zone.letters[index]
    if letter == "N" and match.entry.kind == "country":
        return _agrees(zone, index)
    if letter == "n" and match.entry.kind == "country":
        return zone.letter(index - 1) in ("w", "s", "h", "n", "H", "T")
    if letter == "V" and match.entry.wikidata:
        return False
    if letter in "NnVC":
        return True
    if not match.offset:
        return False
    text = zone.words[index].text[match.offset :]
    return zone.table[text] in "HTPVCNn" or _own_word(zone, index)


def _agrees(zone: Zone, index: int) -> bool:
    """السعودية is an adjective behind a word with the article (الحكومة السعودية), the country elsewhere (بنوك السعودية)."""
    before = zone.words[index - 1].form if index > zone.first else ""
    return zone.letter(index - 1) in ("N", "B") or before.startswith(
        ("ال", "لل", "وال", "بال", "فال", "كال", "ولل", "وبال")
    )


def _own_word(zone: Zone, index: int) -> bool:
    """The word is a common one as it stands: ولاية "state" is not و + a place of the name لاية."""
    reading = analyse(zone.words[index].form, zone.lexicon)
    return reading.speech is not None and not reading.proclitics
