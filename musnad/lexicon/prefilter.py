"""Which lists a word form may be in, told by a few dictionary hits, so that only those lists are asked.

Each list takes clitics off in its own careful way; most of the forms that a text brings for the first time are in none.
What is said here is never too little (a test holds it against the lists themselves), and mostly not too much.
"""

from __future__ import annotations

from collections.abc import Iterable

# Object and possessive pronouns by their last letter.
PRONOUNS = {"ا": ("ها", "نا", "هما"), "م": ("هم", "كم"), "ن": ("هن",), "ه": ("ه",), "ي": ("ني", "ي"), "ك": ("ك",)}
_LEADS = frozenset("وفبلكسا")


class Prefilter:
    """Folded bare forms → a mask of the lists they are in."""

    def __init__(self) -> None:
        self._bare: dict[str, int] = {}
        self._joined: dict[str, int] = {}

    def add(self, forms: Iterable[str], mask: int) -> None:
        """Forms as they stand without proclitics (the article may be part of them)."""
        bare = self._bare
        for form in forms:
            bare[form] = bare.get(form, 0) | mask

    def add_joined(self, forms: Iterable[str], mask: int) -> None:
        """Forms that take a pronoun behind them."""
        joined = self._joined
        for form in forms:
            joined[form] = joined.get(form, 0) | mask

    def mask(self, form: str) -> int:
        """The lists that `form` may be in with its clitics on."""
        bare = self._bare
        found = bare.get(form, 0)
        stems = [form]
        if form[:1] in _LEADS:
            stems += _stems(form)
            for stem in stems[1:]:
                found |= bare.get(stem, 0)
        for pronoun in PRONOUNS.get(form[-1:], ()):
            if form.endswith(pronoun):
                cut = -len(pronoun)
                for stem in stems:
                    found |= self._joined.get(stem[:cut], 0)
        return found


def _stems(form: str) -> list[str]:
    """`form` without each run of proclitics that it may open with: و ف, then ب ل ك س, then the article."""
    found = []
    rest = form
    if rest[0] in "وف":
        rest = rest[1:]
        found.append(rest)
    if rest[:2] == "لل":
        found += [rest[1:], "ا" + rest[1:], rest[2:]]
    elif rest[:1] in ("ب", "ل", "ك", "س"):
        rest = rest[1:]
        found.append(rest)
    if rest[:2] == "ال":
        found.append(rest[2:])
    return found
