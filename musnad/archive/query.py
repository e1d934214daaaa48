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
    usual: tuple[str, ...] = ()  # index terms of the name that the lists have for it: الولايات المتحدة for أميركا


class Query(NamedTuple):
    """All of `groups` must be there; of each group, one term. `without`: none of these."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...]

    def match(self, columns: str = "", names: str = "") -> str:
        """The FTS5 expression, every term quoted; empty where there is nothing to look for.

        `columns`: look there only. `names`: the column that holds the usual names of those spoken of.
        """
        if not self.groups:
            return ""

        def either(term: Term) -> str:
            usual = f" OR {{{names}}} : {_quoted(term.usual)}" if names and term.usual else ""
            return _quoted(term.terms) + usual

        wanted = " AND ".join("(" + " OR ".join(map(either, group)) + ")" for group in self.groups)
        barred = "".join(f" NOT {_quoted(term.terms)}" for term in self.without)
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
        usual = re.findall(r"\w+", fold(lemmas.usual_name(" ".join(words))))
        other = tuple(map(lemmas.term, usual)) if tuple(usual) != words else ()
        term = Term(words, tuple(map(lemmas.term, words)), bool(phrase) or len(words) > 1, bool(minus), other)
        if minus:
            without.append(term)
        elif join:
            groups[-1].append(term)
        else:
            groups.append([term])
        join = False
    return Query(tuple(map(tuple, groups)), tuple(without))


def _quoted(terms: tuple[str, ...]) -> str:
    return '"' + " ".join(terms).replace('"', "") + '"'
