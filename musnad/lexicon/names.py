"""The names that the program knows: places, people, bodies, events and works, parts of names, and nations.

The lists are the `*.tsv` files beside this module (docs/add-a-name.md tells how to add a row). They are compiled once
into flat tables (`musnad.lexicon.names_build`) that are kept in the user's cache under the hash of the lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, cast

from musnad.lexicon import flags
from musnad.lexicon.names_build import Tables, load_tables, stripped
from musnad.records import EntityType
from musnad.text import Word, fold, skip_letters


class Entry(NamedTuple):
    """One row of a list.

    `key` is stable: type, colon, folded name. `ambiguous` tells what else the bare name may be: "word" (a common
    word: الحياة), "person" (a person's name: جرش), "place" (a place: الرياض the newspaper), "" nothing else; such a
    name needs a head noun or marks round it. `country` holds codes of ISO 3166, separated by spaces.
    """

    key: str
    name: str
    type: EntityType
    kind: str
    latin: str
    wikidata: str
    country: str
    ambiguous: str
    acronyms: tuple[str, ...] = ()


class Match(NamedTuple):
    """An entry found at a token: it spans `length` tokens and begins `offset` characters into the first one.

    للأمم المتحدة ("to the United Nations") matches الأمم المتحدة with offset 2: the mention is أمم المتحدة.
    `ambiguous` says of the spelling met what `Entry.ambiguous` says of the name.
    """

    length: int
    entry: Entry
    offset: int
    ambiguous: str


class Opening(NamedTuple):
    """A reading of a word as the first of a name: `strip` folded letters are proclitics, `stem` opens entries.

    Bit n-1 of `lengths` is set where an entry of n tokens opens with the stem.
    """

    strip: int
    stem: str
    lengths: int


class NamePart(NamedTuple):
    """A part of people's names. `role` is "given", "family" or "both"; `gender` is "m", "f" or "".

    `ambiguous`: the form is a common word as well (سعيد, "happy"). `origin` is "arab" or "foreign".
    """

    role: Literal["given", "family", "both"]
    gender: Literal["m", "f", ""]
    ambiguous: bool
    origin: Literal["arab", "foreign"]
    latin: str


class Nation(NamedTuple):
    """What a nisba adjective says: الأميركيين → country US, masculine, plural, definite."""

    country: str
    gender: Literal["m", "f"]
    number: Literal["s", "d", "p"]
    definite: bool


class Gazetteer:
    """All lists. Answers are remembered per word form; the tables never change."""

    def __init__(self, tables: Tables | None = None) -> None:
        self._tables = tables or load_tables()
        self._openings: dict[str, tuple[Opening, ...]] = {}
        self._entries: dict[int, Entry] = {}
        self._parts: dict[str, NamePart] = {}
        self._nations: dict[str, Nation] = {}
        self._alone: dict[str, tuple[list[Match], tuple[str, ...]]] = {}

    def stems(self) -> Iterator[str]:
        """The forms that open an entry or are a nisba adjective, without proclitics."""
        yield from self._tables.firsts
        yield from self._tables.nations

    def bits(self, form: str) -> int:
        """flags.NAME where the folded form may open an entry, flags.NATION for a nisba adjective."""
        found = flags.NAME if self.lookup_first(form) else 0
        nation = self.nation(form)
        return found | flags.NATION if nation and nation.country not in REGIONS else found

    def lookup_first(self, form: str) -> tuple[Opening, ...]:
        """The readings of a folded form, proclitics on, as the first word of a name; empty if it opens none."""
        known = self._openings.get(form)
        if known is None:
            firsts = self._tables.firsts
            known = tuple(Opening(strip, stem, firsts[stem]) for strip, stem in self._readings(form) if stem in firsts)
            if len(self._openings) > 600_000:
                self._openings.clear()
            self._openings[form] = known
        return known

    def match(self, words: Sequence[Word], i: int) -> list[Match]:
        """The entries that begin at token `i`, longest first; of one length, the fewest letters stripped first.

        The answer is the list's own where no name of several words can begin here: it is not to be changed.
        """
        word = words[i]
        known = self._alone.get(word.text)
        if known is None:
            if len(self._alone) > 600_000:
                self._alone.clear()
            known = self._alone[word.text] = self._match_alone(word)
        alone, stems = known
        if stems and i + 1 < len(words) and "\n" not in word.space:
            pairs, second = self._tables.pairs, words[i + 1].form
            for stem in stems:
                if f"{stem} {second}" in pairs:
                    return self._match_all(words, i)
        return alone

    def _match_alone(self, word: Word) -> tuple[list[Match], tuple[str, ...]]:
        """The entries of this one word, and the stems with which longer names may begin."""
        openings = self.lookup_first(word.form)
        return self._match_all((word,), 0), tuple(opening.stem for opening in openings if opening.lengths > 1)

    def _match_all(self, words: Sequence[Word], i: int) -> list[Match]:
        found: list[Match] = []
        for opening in self.lookup_first(words[i].form):
            for length, key in _keys(opening, words, i):
                hits = self._tables.keys.get(key, ())
                if not hits:
                    continue
                if opening.strip and length == 1 and self._own_word(words[i].form):
                    continue
                offset = skip_letters(words[i].text, opening.strip) if opening.strip else 0
                for hit in hits:
                    row, doubt = divmod(hit, 4)
                    found.append(Match(length, self._entry(row), offset, _DOUBTS[doubt]))
        found.sort(key=lambda match: (-match.length, match.offset))
        return found

    def find(self, name: str) -> list[Entry]:
        """The entries whose name or variant is exactly `name`, folded; empty if none."""
        return [self._entry(hit // 4) for hit in self._tables.keys.get(" ".join(_forms(name)), ())]

    def part(self, form: str) -> NamePart | None:
        """What is known of a folded form (no proclitics) as a part of people's names; None if it is none."""
        row = self._tables.parts.get(form)
        if row is None:
            return None
        known = self._parts.get(form)
        if known is None:
            known = self._parts[form] = _part_of(row)
        return known

    def nation(self, form: str) -> Nation | None:
        """What a folded form says as a nisba adjective, proclitics و ف ب ل ك لل allowed; None if it is none."""
        known = self._nations.get(form)
        if known is not None:
            return known
        for _, stem in ((0, form), *stripped(form)):
            row = self._tables.nations.get(stem)
            if row is not None:
                known = self._nations[form] = _nation_of(row)
                return known
        return None

    def _readings(self, form: str) -> list[tuple[int, str]]:
        return [(0, form), *stripped(form)]

    def _own_word(self, form: str) -> bool:
        """The form is a name, a nisba or a common word as it stands: وليد is not و+ليد."""
        return form in self._tables.parts or form in self._tables.whole or form in self._tables.keys

    def _entry(self, row: int) -> Entry:
        entry = self._entries.get(row)
        if entry is None:
            key, name, kind, sort, latin, wikidata, country, doubt, acronyms = self._tables.rows[row].split("\t")
            letters = tuple(filter(None, acronyms.split("|")))
            entry = Entry(key, name, cast(EntityType, kind), sort, latin, wikidata, country, doubt, letters)
            self._entries[row] = entry
        return entry


# What an adjective of these tells is no nation: الجامعة العربية ("the Arab League") is not a university of a country.
REGIONS = frozenset(
    ("AFRICA", "ARAB", "ASIA", "BALKANS", "CAUCASUS", "EUROPE", "GULF", "LATAM", "MAGHREB", "NATO", "UN")
)
_DOUBTS = ("", "word", "person", "place")


def _part_of(row: str) -> NamePart:
    role, gender, doubt, origin, latin = row.split("\t")
    return NamePart(
        cast(Literal["given", "family", "both"], role),
        cast(Literal["m", "f", ""], gender),
        doubt == "word",
        cast(Literal["arab", "foreign"], origin),
        latin,
    )


def _nation_of(row: str) -> Nation:
    country, gender, number, definite = row.split("\t")
    return Nation(country, cast(Literal["m", "f"], gender), cast(Literal["s", "d", "p"], number), definite == "1")


def _forms(name: str) -> list[str]:
    return [form for form in fold(name).split() if form]


def _keys(opening: Opening, words: Sequence[Word], i: int) -> list[tuple[int, str]]:
    """The lengths that entries with this opening have, each with the key that the text gives there."""
    found = []
    key, length, lengths = opening.stem, 1, opening.lengths
    while True:
        if lengths & 1:
            found.append((length, key))
        lengths >>= 1
        if not lengths or i + length >= len(words) or "\n" in words[i + length - 1].space:
            return found
        key = f"{key} {words[i + length].form}"
        length += 1
