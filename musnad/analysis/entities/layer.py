"""The entity layer of a page: who is mentioned where, and whom a noun phrase means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from musnad.analysis.document import Document
from musnad.analysis.names import Name
from musnad.analysis.phrases import Phrase, read_phrase
from musnad.lexicon import flags
from musnad.lexicon.phrases import article_of
from musnad.lexicon.roles import Gender, Number
from musnad.records import Entity, Mention

QUOTES = frozenset("«\"“‹'(")


class Traits(NamedTuple):
    """What agreement needs to know of an entity; None where not known."""

    gender: Gender | None = None
    number: Number | None = None


class EntityLayer:
    """The entities of a page and where they are mentioned. `mentions` is in text order, names and descriptions.

    `named`: the first token of each name → the name and the entity it means. `described`: the first token of each
    description that was resolved → its entity.
    """

    def __init__(
        self,
        entities: list[Entity],
        mentions: list[Mention],
        traits: dict[str, Traits],
        document: Document | None = None,
        named: Mapping[int, tuple[Name, str]] | None = None,
        described: Mapping[int, str] | None = None,
    ) -> None:
        self.entities = {entity.id: entity for entity in entities}
        self.mentions = mentions
        self.traits = traits
        self._starts = [mention.start for mention in mentions]
        self._document = document
        self._named = named or {}
        self._described = described or {}
        self.names: dict[int, Name] = {first: name for first, (name, _) in self._named.items()}

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in [start, end), in text order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self.mentions[low:high] if mention.end <= end]

    def fullname(self, entity: str) -> str:
        """The fullest name of an entity in the capture."""
        return self.entities[entity].name

    def phrase(self, start: int, end: int | None = None) -> Phrase | None:
        """The noun phrase that opens at offset `start`, no further than `end`; None where none does."""
        if self._document is None:
            return None
        tokens = self._document.tokens
        first = tokens.at(start)
        if first and tokens.end(first - 1) > start:
            first -= 1  # behind a proclitic: للوزير
        limit = len(tokens) if end is None else tokens.at(end)
        found = read_phrase(self._document, first, self.names, limit)
        return found if found.last > found.first else None

    def resolve(self, start: int, end: int) -> str | None:
        """The entity that the noun phrase in [start, end) stands for, by the name or role at its head; None if unknown.

        المتحدث باسم الجيش is the person where named, else the body. Two names joined with و are no one entity.
        """
        phrase = self.phrase(start, end)
        if phrase is None or self._document is None:
            return None
        tokens = self._document.tokens
        if phrase.last < tokens.at(end) and tokens.words[phrase.last].text.startswith("و"):
            return None  # الوزير ونظيره
        if phrase.name is not None:
            return None if self._is_joined(phrase) else self._named[phrase.name.first][1]
        words, lexicon = self._document.tokens.words, self._document.lexicon
        at = phrase.first
        limit = self._document.tokens.at(end)
        if at in self._described:
            return self._described[at]
        if phrase.role is not None:
            address = phrase.role.row.kind == "honorific" and not phrase.role.definite  # سماحة المفتي
            if address:
                return self._described.get(at + 1)
            titled = phrase.role.definite or phrase.role.row.kind in ("rank", "honorific")
            return self._titled(at, limit) if titled else None  # والد الحداد is not الحداد
        if words[at].bits & flags.BODY:
            form = lexicon.bodies.lookup(words[at].form)
            return self._behind(at, limit) if form is not None and form.number == "s" else None
        if words[at].form.removeprefix("و") in lexicon.phrase_words.papers:
            return self._issuer(at, limit)
        return self._titled(at, limit)

    def _behind(self, at: int, limit: int) -> str | None:
        """The name that a body noun introduces: حركة «حماس», الصحيفة المحلية «البرق»."""
        assert self._document is not None
        words = self._document.tokens.words
        behind = at + 1
        while behind < limit and behind not in self._named and article_of(words[behind].text) == "ال":
            behind += 1
        if behind < limit and words[behind].text in QUOTES:
            behind += 1
        found = self._named.get(behind)
        return found[1] if found is not None and behind < limit and found[0].type != "PER" else None

    def _titled(self, at: int, limit: int) -> str | None:
        """The person behind words that are no role of the list: الهولندي X, اللفتنانت جنرال X; all with the article or a rank."""
        assert self._document is not None
        words = self._document.tokens.words
        for k in range(at, min(limit, at + 4)):
            found = self._named.get(k)
            if found is not None:
                return found[1] if found[0].type == "PER" and k > at else None
            if article_of(words[k].text) not in ("ال", "وال") and not words[k].bits & flags.ROLE:
                return None
        return None

    def _issuer(self, at: int, limit: int) -> str | None:
        """بيان لوزارة الصحة، تقرير للبنك: the body that issued it, behind ل."""
        assert self._document is not None
        words = self._document.tokens.words
        for k in range(at + 1, min(limit, at + 4)):
            if words[k].form.startswith("ل"):
                found = self._named.get(k)
                return found[1] if found is not None and found[0].type == "ORG" else self._described.get(k)
        return None

    def _is_joined(self, phrase: Phrase) -> bool:
        """Whether a second name of the type stands joined with و to the one at the head."""
        if phrase.name is None or self._document is None:
            return False
        tokens, head = self._document.tokens, phrase.name
        return any(
            name.type == head.type and name.first > head.first and tokens.text[tokens.starts[name.first]] == "و"
            for name in phrase.inside
            if name.start > tokens.starts[name.first]
        )
