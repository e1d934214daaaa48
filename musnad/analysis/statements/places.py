"""Where the mentions and times of a document stand, and the words of the people's roles: made once a page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from musnad.analysis.document import Document
from musnad.analysis.entities import EntityLayer
from musnad.records import Mention, Time
from musnad.text import fold


class Places:
    """Where the mentions and times of a document stand, by token: index of the first token → (end token, item)."""

    def __init__(self, document: Document, times: tuple[Time, ...], layer: EntityLayer) -> None:
        starts = document.tokens.starts
        self.function_words = document.lexicon.cue_memory.function_words
        self._layer = layer
        self.mention_at: dict[int, tuple[int, Mention]] = {}
        self.in_mention: set[int] = set()
        self._named = [mention for mention in layer.mentions if mention.kind == "name"]
        self._starts = [mention.start for mention in self._named]
        self.cover: list[tuple[int, int]] = []
        for mention in self._named:
            first = bisect_right(starts, mention.start) - 1
            last = min(bisect_left(starts, mention.end, first), len(starts) - 1)
            self.in_mention.update(range(first, last))
            self.mention_at[first] = (last, mention)
            self.cover.append((first, last))
        self.time_at = {bisect_right(starts, t.start) - 1: (document.tokens.at(t.end), t) for t in times}

    @cached_property
    def role_words(self) -> dict[str, list[list[str]]]:
        """The folded words of each person's roles, by entity; entities without a role are left out."""
        return {
            entity.id: [fold(role.text).split() for role in entity.roles]
            for entity in self._layer.entities.values()
            if entity.roles and entity.type == "PER"
        }

    @cached_property
    def role_heads(self) -> dict[str, set[str]]:
        """All words of each person's roles, without the article, by entity."""
        return {
            entity: {word.removeprefix("ال") for role in roles for word in role}
            for entity, roles in self.role_words.items()
        }

    @cached_property
    def roles_opening(self) -> dict[str, list[tuple[str, frozenset[str]]]]:
        """The people's roles by the word that opens them: whose each is, and all its words."""
        found: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for entity, roles in self.role_words.items():
            for role in roles:
                if role:
                    found.setdefault(role[0], []).append((entity, frozenset(role)))
        return found

    @cached_property
    def first_words(self) -> dict[str, str]:
        """The folded first word of each entity's name, without the article."""
        return {key: fold(e.name).split(" ")[0].removeprefix("ال") for key, e in self._layer.entities.items()}

    def before(self, article: str, offset: int, count: int) -> Iterator[Mention]:
        """The nearest `count` named mentions of the article before `offset`, nearest first."""
        index = bisect_left(self._starts, offset)
        found = self._named[max(0, index - count) : index]
        return (mention for mention in reversed(found) if mention.article == article)

    def mention_over(self, first: int, last: int) -> bool:
        """Does a mention reach over the token `first` and the token `last`?"""
        index = bisect_right(self.cover, (first, 10**9)) - 1
        return index >= 0 and self.cover[index][1] > last
