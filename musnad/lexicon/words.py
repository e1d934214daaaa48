"""Common word forms: words.tsv, and common_words.tsv by hand before it."""

from __future__ import annotations

from typing import Literal, cast

from musnad.errors import LexiconError
from musnad.lexicon.data import read_rows

WordKind = Literal["n", "p", "a", "b"]


class Words:
    """The folded forms that are common words, each with its kind.

    "n" noun, adjective or particle; "p" verb of the present; "a" verb of the past; "b" past verb or noun.
    `kinds`: all of them. `names`: those that are parts of people's names as well, with the part they are oftener
    ("given", "family").
    """

    def __init__(
        self, lists: tuple[str, ...] = ("words.tsv", "common_words.tsv"), names: str = "given_words.tsv"
    ) -> None:
        self.kinds: dict[str, WordKind] = {}
        for name in lists:  # the last that has a form tells its kind
            for number, (form, kind) in read_rows(name, 2):
                if kind not in ("n", "p", "a", "b"):
                    raise LexiconError(f"{name}:{number}: no such kind of word: {kind!r}")
                self.kinds[form] = cast(WordKind, kind)

        self.names: dict[str, str] = {form: role for _, (form, role) in read_rows(names, 2)}

    def __contains__(self, form: object) -> bool:
        return form in self.kinds

    def __len__(self) -> int:
        return len(self.kinds)

    def kind(self, form: str) -> WordKind | None:
        """The kind of a folded form without proclitics; None if it is no common word."""
        return self.kinds.get(form)
