"""What a user typed → what the index is asked: words, phrases in «» or "", minus, OR. Nothing typed reaches SQL as SQL."""

from __future__ import annotations

import re
from typing import NamedTuple

from musnad.archive.lemmas import Lemmas
from musnad.text import fold

LONGEST = 400  # characters of a query that are read
_PART = re.compile(r'(-?)(?:[«“"]([^«»“”"]*)[»”"]|([^\s«»“”"]+))')


class Term(NamedTuple):
    """One part of a query: the folded words as typed and the index terms they come to; `minus` must not be there."""

    words: tuple[str, ...]
    terms: tuple[str, ...]
    phrase: bool
    minus: bool


class Query(NamedTuple):
    """All of `groups` must be there; of each group, one term. `without`: none of these."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...]

    def match(self, columns: str = "") -> str:
        """The FTS5 expression, every term quoted; empty where there is nothing to look for."""
        if not self.groups:
            return ""
        wanted = " AND ".join("(" + " OR ".join(_quoted(term) for term in group) + ")" for group in self.groups)
        barred = "".join(f" NOT {_quoted(term)}" for term in self.without)
        expression = f"({wanted}){barred}"
        return f"{{{columns}}} : ({expression})" if columns else expression

    def terms(self) -> frozenset[str]:
        """The index terms that a hit may be marked for."""
        return frozenset(term for group in self.groups for part in group for term in part.terms)

    def phrases(self) -> list[tuple[str, ...]]:
        """The phrases that every hit must hold, as folded words."""
        return [group[0].words for group in self.groups if len(group) == 1 and group[0].phrase]


def parse_query(typed: str, lemmas: Lemmas) -> Query:
    """The query in `typed`; of nothing but signs, an empty one. Only the first `LONGEST` characters are read."""
    groups: list[list[Term]] = []
    without: list[Term] = []
    join = False
    for minus, phrase, word in _PART.findall(typed[:LONGEST]):
        if word in ("OR", "أو", "|"):
            join = bool(groups)
            continue
        words = tuple(re.findall(r"\w+", fold(phrase or word)))
        if not words:
            continue
        term = Term(words, tuple(lemmas.term(w) for w in words), bool(phrase) or len(words) > 1, bool(minus))
        if minus:
            without.append(term)
        elif join:
            groups[-1].append(term)
        else:
            groups.append([term])
        join = False
    return Query(tuple(map(tuple, groups)), tuple(without))


def _quoted(term: Term) -> str:
    return '"' + " ".join(term.terms).replace('"', "") + '"'
