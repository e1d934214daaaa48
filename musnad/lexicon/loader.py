"""Reads the program's knowledge once, into an immutable Lexicon."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Protocol

from musnad.lexicon import flags
from musnad.text import Vocabulary

if TYPE_CHECKING:
    from musnad.lexicon.bodies import Bodies
    from musnad.lexicon.calendar import Calendar
    from musnad.lexicon.cues import Cues
    from musnad.lexicon.heads import Heads
    from musnad.lexicon.name_words import NameWords
    from musnad.lexicon.names import Gazetteer
    from musnad.lexicon.phrases import PhraseWords
    from musnad.lexicon.prefilter import Prefilter
    from musnad.lexicon.reporting import CueMemory, Reporting
    from musnad.lexicon.roles import Roles
    from musnad.lexicon.words import Words


class WordList(Protocol):
    """A list that sets flags on word forms."""

    def stems(self) -> Iterable[str]:
        """The folded forms in it, without clitics."""

    def bits(self, form: str) -> int:
        """The flags of a folded form with its clitics on."""


class Lexicon:
    """All that the program knows. Immutable but for `vocabulary`, the memory of word forms met before.

    Each part is its own module with a class that loads its data files (calendar, cues, names, layouts ...), made at
    first use. A part that sets flags on word forms is named in `bits_of`.
    """

    def __init__(self) -> None:
        self.vocabulary = Vocabulary(self.bits_of)

    @cached_property
    def calendar(self) -> Calendar:
        """What the words of a time expression mean; see `lexicon.calendar`."""
        from musnad.lexicon.calendar import Calendar

        return Calendar()

    @cached_property
    def heads(self) -> Heads:
        """The nouns that open names; see `lexicon.heads`."""
        from musnad.lexicon.heads import Heads

        return Heads()

    @cached_property
    def name_words(self) -> NameWords:
        """The closed classes of words that the rules for names know."""
        from musnad.lexicon.name_words import load_name_words

        return load_name_words()

    @cached_property
    def words(self) -> Words:
        """The common word forms; see `lexicon.words`."""
        from musnad.lexicon.words import Words

        return Words()

    @cached_property
    def cues(self) -> Cues:
        """The words that report; see `lexicon.cues`."""
        from musnad.lexicon.cues import Cues

        return Cues(self.words)

    @cached_property
    def cue_memory(self) -> CueMemory:
        """The cues met before, as they are written; see `lexicon.reporting`."""
        from musnad.lexicon.reporting import CueMemory

        return CueMemory(self.cues, self.reporting)

    @cached_property
    def reporting(self) -> Reporting:
        """The closed classes of reporting sentences; see `lexicon.reporting`."""
        from musnad.lexicon.reporting import read_reporting

        return read_reporting()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The names that the program knows; see `lexicon.names`."""
        from musnad.lexicon.names import Gazetteer

        return Gazetteer()

    def bits_of(self, form: str) -> int:
        """The flags of a folded form; see `lexicon.flags`. Only the lists that may know it are asked."""
        prefilter, askers = self._askers
        mask = prefilter.mask(form)
        found = self.calendar.bits(form) if mask & 1 or not form.isalpha() or self.calendar.may_lie_ahead(form) else 0
        found |= flags.MARKS.get(form, 0)
        if mask > 1:
            for bit, bits in askers:
                if mask & bit:
                    found |= bits(form)
        return found

    @cached_property
    def _askers(self) -> tuple[Prefilter, tuple[tuple[int, Callable[[str], int]], ...]]:
        from musnad.lexicon.prefilter import Prefilter

        lists: tuple[WordList, ...] = (self.gazetteer, self.cues, self.roles, self.bodies)
        prefilter = Prefilter()
        prefilter.add(self.calendar.stems(), 1)
        for place, known in enumerate(lists, 1):
            prefilter.add(known.stems(), 1 << place)
        prefilter.add_joined(self.cues.joined_stems(), 1 << 2)  # the cues are the second list
        return prefilter, tuple((1 << place, known.bits) for place, known in enumerate(lists, 1))

    @cached_property
    def bodies(self) -> Bodies:
        """The nouns by which a body or a place is called again."""
        from musnad.lexicon.bodies import Bodies

        return Bodies()

    @cached_property
    def roles(self) -> Roles:
        """The nouns that call a person by post, rank, profession, kinship or title."""
        from musnad.lexicon.roles import Roles

        return Roles()

    @cached_property
    def phrase_words(self) -> PhraseWords:
        """The words that steer the reading of a noun phrase."""
        from musnad.lexicon.phrases import load_phrase_words

        return load_phrase_words()


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the program; read at the first call, then remembered."""
    return Lexicon()
