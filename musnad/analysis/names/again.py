"""Names met again in the page: a surname behind its full name, an acronym behind its long form, a short form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import compress, count

from musnad.analysis.names.letters import Letters
from musnad.analysis.names.name import Candidate
from musnad.analysis.names.zone import Page, Zone
from musnad.records import EntityType

# Rules too weak to carry a single word over to the rest of the page.
WEAK = frozenset(["hashtag", "speaker", "heading", "family-name", "marked", "body-and-nisba"])
PROCLITICS = ("و", "ب", "ل", "ول")
FREE = frozenset("UAFGgKkWhLs")
# What numbers kings is no name of its own: محمد السادس.
ORDINALS = frozenset(
    [
        "الاول",
        "الثاني",
        "الثالث",
        "الرابع",
        "الخامس",
        "السادس",
        "السابع",
        "الثامن",
        "الاولي",
        "الثانيه",
        "الثالثه",
        "الرابعه",
    ]
)
# Where a surname that is a common word too (صالح, التركي) may stand: behind a reporting verb, a role noun, a mark.
OPENERS = frozenset('CT,:q"Q-(')


class Known:
    """The short forms of the names found so far: first folded word, proclitics on → (words, letters cut, type)."""

    def __init__(self) -> None:
        self.forms: dict[str, list[tuple[list[str], int, EntityType]]] = {}
        self._seen: set[tuple[tuple[str, ...], EntityType]] = set()

    def add(self, forms: tuple[str, ...], type_: EntityType) -> None:
        """Take a short form in, with the proclitics that may stand before it."""
        if (forms, type_) in self._seen:
            return
        self._seen.add((forms, type_))
        first, short = forms[0], list(forms)
        self.forms.setdefault(first, []).append((short, 0, type_))
        for proclitic in PROCLITICS:
            self.forms.setdefault(proclitic + first, []).append((short, len(proclitic), type_))
        if first.startswith("ال"):
            self.forms.setdefault("لل" + first[2:], []).append((short, 2, type_))


def learn(names: Sequence[Candidate], page: Page, table: Letters) -> Known:
    """What the names found so far let one recognise when it comes again."""
    known = Known()
    met: set[tuple[tuple[str, ...], EntityType, bool, bool]] = set()  # most names are met again and again
    for name in names:
        if name.rule in WEAK:
            continue
        forms = page.form_at[name.first : name.last]
        if name.cut:
            forms[0] = _bare(forms[0], name.cut)
        doubtful, listed = name.rule == "listed-in-doubt", name.key is not None
        this = (tuple(forms), name.type, doubtful, listed)
        if this in met:
            continue
        met.add(this)
        forms = [form for form in forms if form not in (".", "#", ")")]
        if name.type == "PER":
            for short in _short_names(forms, table):
                known.add(short, "PER")
        elif (doubtful and len(forms) == 1) or (
            not listed and name.type in ("ORG", "LOC") and (len(forms) > 1 or table[forms[0]] in "UFGAl")
        ):
            known.add(tuple(forms), name.type)
    return known


def _bare(form: str, cut: int) -> str:
    rest = form[cut:]
    return "ا" + rest if cut and form[cut - 1 : cut + 1] == "لل" else rest


def _short_names(forms: list[str], table: Letters) -> Iterator[tuple[str, ...]]:
    """The ends of a full name, each from its last word on (فان هورميرن, هورميرن), and a given name that is no word."""
    if len(forms) > 1 or table[forms[0]] in "UFG":
        yield tuple(forms)
    for begin in range(len(forms) - 1, 0, -1):
        if table[forms[begin]] not in "JPjbK" and len(forms[begin]) > 1 and forms[begin] not in ORDINALS:
            yield tuple(forms[begin:])
    if len(forms) > 2 and forms[1].startswith("ال") and table[forms[0]] == "G":
        yield (forms[1],)
    for begin in range(1, len(forms) - 1):
        if table[forms[begin]] in "jkKIb":
            yield tuple(forms[begin:])
            yield tuple(forms[begin : begin + 2])
    if len(forms) > 1 and table[forms[0]] in "GFU" and forms[0] not in table.lexicon.words and forms[0] != "علي":
        yield (forms[0],)


def places_of(page: Page, known: Known) -> list[int]:
    """The tokens at which a short form may begin."""
    return list(compress(count(), map(known.forms.__contains__, page.form_at))) if known.forms else []


def find_again(zone: Zone, known: Known, places: list[int]) -> Iterator[Candidate]:
    """The short forms that stand in the zone; `places` as `places_of` gives them."""
    form_at = zone.page.form_at
    for index in places[bisect_left(places, zone.first) : bisect_left(places, zone.last)]:
        for short, cut, type_ in known.forms[form_at[index]]:
            last = index + len(short)
            if last > zone.last or (len(short) > 1 and form_at[index + 1 : last] != short[1:]):
                continue
            if type_ == "ORG" and last - index == 1 and zone.letters[index] == "W" and not _body_stands(zone, index):
                continue
            if _stands(zone, index, last, cut) or (type_ == "LOC" and _in_place(zone, index, cut)):
                yield Candidate(0.82 + 0.01 * len(short), index, last, cut, type_, "again")


def _stands(zone: Zone, index: int, last: int, cut: int) -> bool:
    """The words are the name here and not the common words that they are elsewhere."""
    letter = zone.letters[index]
    if letter == "P" and last - index == 1:
        return False
    if letter in FREE or last - index > 1:
        return not (cut and letter == "w")
    return zone.letter(index - 1) in OPENERS or index == zone.first


def _body_stands(zone: Zone, index: int) -> bool:
    """A body whose name is a common word (العربي, الحياة) is met again unless it describes the word before it."""
    if index == zone.first:
        return True
    before = zone.words[index - 1].form
    return not (zone.letter(index - 1) in "WNA" or before.startswith(("ال", "لل", "بال", "وال")))


def _in_place(zone: Zone, index: int, cut: int) -> bool:
    """A preposition stands before: a place named with its head elsewhere in the page is meant (مدينة فاس ... بفاس)."""
    return bool(cut) or (index > zone.first and zone.words[index - 1].form in ("في", "الي", "من", "وفي", "بين", "نحو"))
