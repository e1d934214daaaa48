"""The closed classes of words that the rules for names know: name_words.toml."""

from __future__ import annotations

from typing import NamedTuple

from musnad.errors import LexiconError
from musnad.lexicon.data import read_toml


class NameWords(NamedTuple):
    """Each class as its table in name_words.toml describes it."""

    kunya: frozenset[str]
    son: frozenset[str]
    nasab: frozenset[str]
    particles: frozenset[str]
    joined: frozenset[str]
    bodies: frozenset[str]
    plain: frozenset[str]
    common: frozenset[str]
    loose: frozenset[str]
    passing: frozenset[str]
    function: frozenset[str]
    players: frozenset[str]
    before_no_place: frozenset[str]
    press: frozenset[str]
    outlets: frozenset[str]
    joining: frozenset[str]
    purposes: frozenset[str]
    groups: frozenset[str]
    national: frozenset[str]


def load_name_words(name: str = "name_words.toml") -> NameWords:
    """The classes; raises LexiconError where one is missing or unknown."""
    tables = read_toml(name)
    if set(tables) != set(NameWords._fields):
        raise LexiconError(f"{name}: classes {sorted(set(tables) ^ set(NameWords._fields))} are missing or unknown")
    return NameWords(**{key: frozenset(words.split()) for key, words in tables.items()})
