"""The closed classes of words by which a reporting sentence is read; see reporting.toml."""

from __future__ import annotations

import msgspec

from musnad.lexicon.loader import read_toml


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
    honoured: frozenset[str]
    informed: frozenset[str]
    leads_away: frozenset[str]
    linked_heads: frozenset[str]
    masculine: frozenset[str]
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
    source_nouns: frozenset[str]
    spokesperson: frozenset[str]
    steps_away: frozenset[str]
    thanked: frozenset[str]
    threatened: frozenset[str]
    titles: frozenset[str]
    tolerated: frozenset[str]
    unnamed: frozenset[str]
    unnamed_plural: frozenset[str]
    venues: frozenset[str]
    warned: frozenset[str]

    @property
    def function_words(self) -> frozenset[str]:
        """Words that open no noun phrase."""
        return self.adjuncts | self.clause_openers | self.prepositions


def read_reporting() -> Reporting:
    """The classes as they ship; raises LexiconError where the file is wrong."""
    classes = read_toml("reporting.toml")
    return Reporting(**{name: frozenset(words.split()) for name, words in classes.items()})
