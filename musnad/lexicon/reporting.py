"""The closed classes of words by which a reporting sentence is read; see reporting.toml."""

from __future__ import annotations

import msgspec

from musnad.lexicon.cues import CueForm, Cues, LightForm
from musnad.lexicon.data import read_toml
from musnad.text import fold


class Reporting(msgspec.Struct, frozen=True):
    """The classes of reporting.toml, each a set of folded forms; the file says what each is for."""

    about: frozenset[str]
    adjectives: frozenset[str]
    adjuncts: frozenset[str]
    adverbial: frozenset[str]
    any_person: frozenset[str]
    audiences: frozenset[str]
    bodies: frozenset[str]
    body_heads: frozenset[str]
    causing: frozenset[str]
    clause_ends: frozenset[str]
    clause_openers: frozenset[str]
    committed: frozenset[str]
    committed_ahead: frozenset[str]
    complementisers: frozenset[str]
    condemned: frozenset[str]
    connectives: frozenset[str]
    denied: frozenset[str]
    descriptions_bodies: frozenset[str]
    documents: frozenset[str]
    dual_heads: frozenset[str]
    honoured: frozenset[str]
    informed: frozenset[str]
    interviews: frozenset[str]
    leads_away: frozenset[str]
    linked_heads: frozenset[str]
    masculine: frozenset[str]
    masculine_places: frozenset[str]
    must: frozenset[str]
    named_heads: frozenset[str]
    native_b: frozenset[str]
    native_l: frozenset[str]
    native_w: frozenset[str]
    needed: frozenset[str]
    negations: frozenset[str]
    no_complement_behind: frozenset[str]
    not_said: frozenset[str]
    one_word: frozenset[str]
    outlet_heads: frozenset[str]
    praised: frozenset[str]
    prepositions: frozenset[str]
    quantifiers: frozenset[str]
    relations: frozenset[str]
    relatives: frozenset[str]
    same: frozenset[str]
    saying: frozenset[str]
    source_nouns: frozenset[str]
    spokesperson: frozenset[str]
    steps_away: frozenset[str]
    thanked: frozenset[str]
    things_do: frozenset[str]
    threatened: frozenset[str]
    titles: frozenset[str]
    tolerated: frozenset[str]
    unnamed: frozenset[str]
    unnamed_plural: frozenset[str]
    venue_adjectives: frozenset[str]
    venues: frozenset[str]
    warned: frozenset[str]

    def make_effects(self) -> frozenset[str]:
        """All words by which a content is more than an assertion; see `statements.acts`."""
        return frozenset(("لا", "لن", "هل", "لماذا", "كيف", "ماذا")).union(
            self.needed, self.must, self.denied, self.threatened, self.committed, self.committed_ahead,
            self.condemned, self.praised, self.thanked, self.warned,
        )  # fmt: skip

    def make_function_words(self) -> frozenset[str]:
        """Words that open no noun phrase."""
        return self.adjuncts | self.clause_openers | self.prepositions


def read_reporting() -> Reporting:
    """The classes as they ship; raises LexiconError where the file is wrong."""
    classes = read_toml("reporting.toml")
    return Reporting(**{name: frozenset(words.split()) for name, words in classes.items()})


class _Readings(dict[str, tuple[CueForm, ...]]):
    """Surface → the readings that its spelling allows, likeliest first."""

    def __init__(self, cues: Cues) -> None:
        super().__init__()
        self._cues = cues

    def __missing__(self, text: str) -> tuple[CueForm, ...]:
        found = self[text] = _spelt(text, self._cues.lookup(fold(text)))
        return found


class _Nouns(dict[str, LightForm | None]):
    """Folded noun → what it adds to one verb, None where the two make no cue."""

    def __init__(self, cues: Cues, lemma: str) -> None:
        super().__init__()
        self._cues = cues
        self._lemma = lemma

    def __missing__(self, form: str) -> LightForm | None:
        found = self._cues.light(self._lemma, form)
        if found is not None or len(self) < REMEMBERED:
            self[form] = found
        return found


class _Light(dict[str, _Nouns]):
    """Lemma → the nouns that have been met behind it."""

    def __init__(self, cues: Cues) -> None:
        super().__init__()
        self._cues = cues

    def __missing__(self, lemma: str) -> _Nouns:
        nouns = self[lemma] = _Nouns(self._cues, lemma)
        return nouns


class _Openers(dict[str, bool]):
    """Folded form → whether it may open a content: إن, a preposition, a word with ب or ل before it."""

    def __init__(self, reporting: Reporting) -> None:
        super().__init__()
        self._opening = reporting.complementisers | reporting.prepositions

    def __missing__(self, form: str) -> bool:
        found = form in self._opening or form[:1] in ("ب", "ل")
        if len(self) < REMEMBERED:
            self[form] = found
        return found


class CueMemory:
    """What the cues say of surfaces and of verbs with nouns, remembered once asked."""

    def __init__(self, cues: Cues, reporting: Reporting) -> None:
        self.readings = _Readings(cues)
        self.openers = _Openers(reporting)
        self.function_words = reporting.make_function_words()
        self.effects = reporting.make_effects()
        self.light = _Light(cues)
        self.takes_light_nouns = cues.takes_light_nouns


REMEMBERED = 50_000  # forms, in each memory


SHADDA = "\u0651"


def _spelt(text: str, readings: tuple[CueForm, ...]) -> tuple[CueForm, ...]:
    """The readings that the spelling allows: ة is no pronoun (إعادة), a written shadda makes sure (ذكّر, عدّت)."""
    fitting = [
        reading for reading in readings if not reading.jussive and not (reading.enclitic == "ه" and text.endswith("ة"))
    ]
    fitting = [r for n, r in enumerate(fitting) if not any(_same_use(r, other) for other in fitting[:n])]
    if SHADDA in text:
        marked = [reading._replace(doubtful=False) for reading in fitting if SHADDA in reading.row.lemma]
        fitting = marked + [reading for reading in fitting if SHADDA not in reading.row.lemma]
    return tuple(fitting)


def _same_use(one: CueForm, other: CueForm) -> bool:
    """Would the rules treat both readings alike? (the first person and the dual of a form that is written the same)"""
    return (
        one.row is other.row
        and one.tense == other.tense
        and one.voice == other.voice
        and one.enclitic == other.enclitic
    )
