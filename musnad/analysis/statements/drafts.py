"""What a rule finds before contents are closed and speakers resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from musnad.lexicon.cues import CueForm, CueRow
from musnad.records import Mention

Range = tuple[int, int]
Kind = Literal["clause", "noun", "quote", "fixed"]


class Target(NamedTuple):
    """Where the content of a cue begins.

    `kind`: "clause" behind إن or a colon, "noun" behind a preposition or as the verb's object, "quote".
    `mark` is the token that opens it (إن، إلى، the colon, the quotation mark), `start` the first token of the content,
    `skip` how many of its characters are a preposition (لقتال: 1).
    """

    kind: Kind
    mark: int
    start: int
    skip: int = 0


@dataclass(slots=True)
class Draft:
    """A statement in the making. Token ranges are half-open, `parts`, `via`, `to`, `venue` are offsets.

    `lead`: the first token of the clause that the cue opens, its connectives and comma included: an outer content may
    end there. `bound`: the token at which the content ends at the latest. `antecedent`: for a relative clause the
    phrase it hangs on. `person`: 1 where the cue is in the first person.
    """

    rule: str
    row: CueRow
    form: CueForm
    cue: Range
    target: Target | None
    bound: int
    lead: int
    source: Range | None = None
    antecedent: Range | None = None
    joined: bool = False
    follows: bool = False
    nested: bool = False
    light: str = ""
    until: int = 0
    act: str = ""
    parts: list[Range] = field(default_factory=list)
    via: list[Range] = field(default_factory=list)
    to: Range | None = None
    venue: Range | None = None
    time: str | None = None
    within: Mention | None = None
    outer: Draft | None = None


# What a colon says: the row of no verb.
SAY = CueRow("قال", "verb", "assert", ("أن", "quote"), "ل", False, True, "say")
