"""People's names that no list holds whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from musnad.analysis.morphology import analyse
from musnad.analysis.names.name import Candidate
from musnad.analysis.names.zone import Zone

# A run of words that may be parts of one name; a single letter may stand in it as an initial (جوزيف بي. كيندي).
_KUNYA = "K+[GFUAWghLTwJjx]|I[GFUAWghK]|Ib?[GFUA]"
RUN = re.compile(
    rf"(?:{_KUNYA}|k+[GFgUAh]|kk+[A-Zaghsw]|[hv](?=[GFUAh])|[GFUAg]|[A-Zaghnvw](?=b))"
    rf"(?:b?K+[GFUAWghLTwJjx]|b[A-Zaghnvw]|{_KUNYA}|k+[GFgUAh]|kk+[A-Zaghsw]|j[WTGg]|#[GFUh]|[GFUAg]|(?<![hv])h|(?<=[GFU])[sv]|(?<=[GU])L|[NJ]|i\.?(?=[GFUA]))*"
)
# Two words of which the second is surely a name, behind a title's nisba or a reporting verb: وقالت سيلفي بيرمان، سفيرة ...
BEHIND = re.compile(r"(?:(?:[Nx]|N,)(?=[VvwshgT])|C(?=[Vvshg]))(\w(?:[UF]|K[A-Zaghw]))(?=[,:;.()eQCVPT-]|$)")
# A nisba that stands for a person (على الفرنسية إميلي لوا), a name of two words behind it.
NATIONAL = re.compile(r"(?<=[PVC,])N([GhvU][UFG])(?=[,;.()ePVCdtw-]|$)")
# A given name inside a bracket, the family name behind it: الرئيس (الروسي فلاديمير) بوتين.
BRACKETED = re.compile(r"\([TWN]{0,3}([GFU])\)([FGUh])")
# What must stand before a single word of each class so that a rule may take it; "" is the beginning of the piece.
OPENERS: dict[str, frozenset[str]] = defaultdict(
    lambda: frozenset("TNxL,"),
    {
        "U": frozenset("TNxL,C") | {""},
        "G": frozenset("TNxL,C"),
        "F": frozenset("TNxL,CVPWwZyshgGUFAHBO.:;-()qeQd#lnivKkJIbM") | {""},
    },
)
# What may stand between a role noun and the name: its complement, nisbas, adjectives (وزير الخارجية الأميركي السابق).
COMPLEMENT = frozenset("WZywsxhNnALOgBHPF")


def find_persons(zone: Zone) -> Iterator[Candidate]:
    """The runs of name words, each as the rule that its words and its surroundings satisfy; no rule, no name."""
    for first, last in runs_of(zone):
        if last - first > 1 or zone.letter(first - 1) in OPENERS[zone.letters[first]]:
            yield from _judge(zone, first, last)
    for match in BEHIND.finditer(zone.letters, zone.first, zone.last):
        first = match.start(1)
        if match[0][0] == "C" or has_title(zone, first):
            yield Candidate(0.7, first, match.end(1), 0, "PER", "two-behind-title-or-cue")
    for match in NATIONAL.finditer(zone.letters, zone.first, zone.last):
        if not zone.lexicon.gazetteer.find(zone.words[match.start()].form):
            yield Candidate(0.66, match.start(1), match.end(1), 0, "PER", "nisba-and-name")
    for match in BRACKETED.finditer(zone.letters, zone.first, zone.last) if zone.holds("(") else ():
        yield Candidate(0.92, match.start(1), match.end(2), 0, "PER", "given-in-bracket")


def runs_of(zone: Zone) -> Iterator[tuple[int, int]]:
    """The runs of words that may be parts of one name, as token ranges."""
    for match in RUN.finditer(zone.letters, zone.first, zone.last):
        yield from _split(zone, *match.span())


def _split(zone: Zone, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The run cut before each word that carries a proclitic: نتنياهو وغالانت are two."""
    begin = first
    for index in range(first + 1, last):
        if zone.cut(index) and zone.words[index].form[0] in "وف" and zone.letters[index - 1] not in "KIbkj":
            yield begin, index
            begin = index
    if zone.words[begin].form == "فان" and begin == first:  # oftener fa-ʾinna than van
        begin += 1
    if begin < last:
        yield begin, last


def _judge(zone: Zone, first: int, last: int) -> Iterator[Candidate]:
    letters = zone.letters
    while last > first and letters[last - 1] in "NKIbkhsvL" and not _ends(zone, first, last):
        last -= 1
    if last <= first:
        return
    if zone.cut(first) and zone.words[first].form[0] in "بل" and shape_of(zone, first, last) in ("Gh", "GJ"):
        return  # لحسن الحظ "luckily", بحمد الله "thank God"
    if last - first > 2 and letters[first] in "Ahgv" and letters[first + 1] in "GUhvg" and _adjective(zone, first):
        first += 1
        yield Candidate(0.86, first, last, zone.cut(first), "PER", "title-and-name")
        return
    title = not zone.cut(first) and has_title(zone, first)
    if last - first == 1 and (title or _sure(zone, first)) and _family_word(zone, last):
        last += 1
    shape = letters[first:last]
    named = title and _titled(zone, first)
    for rule, score, holds in (
        (
            "given-and-family",
            0.9,
            (len(shape) > 1 and shape[0] in "GK" and not set(shape[1:]) <= {"J"}) or shape == "GJ",
        ),
        ("son-of", 0.9, len(shape) > 2 and shape[1] == "b" and shape[0] in "hgvwFU"),
        ("title-and-name", 0.85, title and len(shape) > 1 and (shape[0] not in "ANv" or named)),
        (
            "speaker-of-two",
            0.7,
            len(shape) > 1 and shape[1] in "UFG" and shape[0] in "ghvFU" and zone.letter(first - 1) == "C",
        ),
        ("part-and-unknown", 0.6, len(shape) > 1 and shape[0] == "g" and shape[1] in "UF"),
        ("byline", 0.6, len(shape) > 1 and first == zone.first and zone.kind == "byline"),
        ("title-and-surname", 0.72, named and shape[0] in "GFUA"),
        ("foreign-words", 0.66, len(shape) > 1 and sum(c in "UFG" for c in shape) >= 2 and shape[0] in "UFG"),
        ("family-name", 0.5, shape == "F" and _foreign(zone, first)),
        ("speaker", 0.55, shape in ("U", "F", "G") and zone.letter(first - 1) == "C" and _may_speak(zone, first, last)),
        (
            "heading",
            0.5,
            shape in ("U", "F")
            and zone.words[first].size > 3
            and first == zone.first
            and zone.letter(last) in (":", "C", "V"),
        ),
    ):
        if holds:
            yield Candidate(score, first, last, zone.cut(first), "PER", rule)
            return


def shape_of(zone: Zone, first: int, last: int) -> str:
    """The letters of a run."""
    return zone.letters[first:last]


def _ends(zone: Zone, first: int, last: int) -> bool:
    """A nisba that ends a name is a family name behind an Arab given name (عبد الله التركي), else an adjective.

    A common word ends one where it has the article (السيسي) or is the second of two (راجح بادي).
    """
    if last - first < 2 or zone.letters[last - 1] in "KIbk":
        return False
    if zone.letters[last - 1] == "L":
        return zone.lexicon.gazetteer.part(zone.words[last - 1].form) is not None
    if zone.letters[last - 1] in "sv":
        return last - first == 2 and _closed(zone, last)
    if zone.letters[last - 1] == "h":
        return (
            (last - first == 2 and _opens(zone, first) and not zone.words[last - 1].form.startswith("ال"))
            or zone.letters[last - 2] in "KIbk"
            or (zone.words[last - 1].form.startswith("ال") and _arab(zone, first))
            or _closed(zone, last)
        )
    return zone.letters[first] in "KIG" and _arab(zone, first)


def _adjective(zone: Zone, first: int) -> bool:
    """A word with the article that describes the role noun before it: المهاجم المخضرم فيليبو إنزاغي."""
    form = zone.words[first].form
    role = zone.words[first - 1].form if zone.letter(first - 1) == "T" else ""
    return form.startswith("ال") and role.startswith("ال") and zone.lexicon.words.names.get(form) is None


def _arab(zone: Zone, index: int) -> bool:
    """The part of a name is Arab or common to all: no family name with the article follows a foreign one."""
    form = zone.words[index].form[zone.cut(index) :]
    part = zone.lexicon.gazetteer.part(form)
    if part is None:
        return form.startswith("عبد") or form in zone.known.kunya
    return part.origin == "arab" or form in zone.lexicon.words.names


def _opens(zone: Zone, first: int) -> bool:
    """A given name, not a family name that stands alone (نتنياهو عاصفة "Netanyahu a storm")."""
    form = zone.words[first].form[zone.cut(first) :]
    return zone.letters[first] == "G" and not any(entry.type == "PER" for entry in zone.lexicon.gazetteer.find(form))


def _closed(zone: Zone, last: int) -> bool:
    """What follows begins something new: a mark, a verb, a function word, the end."""
    return zone.letter(last) in (",", ".", ":", "-", "(", ")", "e", "Q", "C", "V", "P", "T", "")


def _titled(zone: Zone, first: int) -> bool:
    """The title stands close: a role noun with the article, a nisba or a place behind the role (وزير الدفاع التركي)."""
    letter = zone.letter(first - 1)
    return letter in ("N", "L", "x") or (
        letter == "T" and zone.words[first - 1].form.lstrip("وفب").startswith(("ال", "لل"))
    )


def _sure(zone: Zone, index: int) -> bool:
    """A given name behind a reporting verb, or one that is no common word."""
    return zone.letter(index - 1) == "C" or zone.words[index].form not in zone.lexicon.words


def _family_word(zone: Zone, index: int) -> bool:
    """A common word with the article that ends the name behind a title and a given name (الطبيب فهد المرشد،)."""
    return (
        zone.letters[index - 1] == "G"
        and zone.letter(index) in ("W", "T", "N")
        and _closed(zone, index + 1)
        and (zone.words[index].form.startswith("ال") or zone.letter(index) != "T" or zone.letter(index - 2) == "C")
        and (zone.words[index].form.startswith("ال") or zone.lexicon.gazetteer.part(zone.words[index].form) is not None)
    )


def _may_speak(zone: Zone, first: int, last: int) -> bool:
    """An unknown word behind a reporting verb: a person, but behind a feminine one as likely a body or a country."""
    if zone.letter(last) in ("h", "n", "w", "N", "v", "l"):
        return False
    return zone.letters[first] != "U" or analyse(zone.words[first - 1].form, zone.lexicon).gender != "f"


def _foreign(zone: Zone, index: int) -> bool:
    """The family name cannot be an Arabic word: it is listed as foreign and unknown to the list of common words."""
    form = zone.words[index].form[zone.cut(index) :]
    part = zone.lexicon.gazetteer.part(form)
    return (
        part is not None
        and not zone.cut(index)
        and not form.startswith("ال")
        and len(form) > 3
        and analyse(form, zone.lexicon).speech is None
    )


def has_title(zone: Zone, first: int) -> bool:
    """A role noun stands before the name, alone or with its complement: الرئيس ..., وزير الخارجية الأميركي ..."""
    index = first - 1
    if zone.letter(index) == "," and zone.letter(index - 1) in "NWw":
        index -= 1
    for step in range(7):
        letter = zone.letter(index - step)
        if letter == "T":
            return True
        if letter not in COMPLEMENT or not letter:
            return False
    return False
