"""The words that steer the reading of a noun phrase (phrases.toml), and where the article stands in a word."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from musnad.lexicon.data import read_toml
from musnad.text import fold

Status = Literal["former", "acting", "late", "elect"]

_ARTICLES = ("ال", "لل", "بال", "وال", "فال", "كال", "ولل", "فلل", "وبال", "وكال", "فبال")


class PhraseWords(NamedTuple):
    """Folded words: `stops` end a phrase, `quantifiers` open one, `status` says past, acting, late or elect of a role.

    `meeting`: verbs and nouns whose object is another person; `papers`: nouns for what someone issued.
    """

    stops: frozenset[str]
    quantifiers: frozenset[str]
    meeting: frozenset[str]
    papers: frozenset[str]
    status: dict[str, Status]


def load_phrase_words() -> PhraseWords:
    """The words of phrases.toml."""
    table = read_toml("phrases.toml")
    kinds: tuple[Status, ...] = ("former", "acting", "late", "elect")
    return PhraseWords(
        frozenset(map(fold, table["stops"])),
        frozenset(map(fold, table["quantifiers"])),
        frozenset(map(fold, table["meeting"])),
        frozenset(map(fold, table["papers"])),
        {fold(word): kind for kind in kinds for word in table["status"][kind]},
    )


@lru_cache(maxsize=200_000)
def article_of(text: str) -> str:
    """The proclitics with the article that open `text` (بالوزير: بال, للوزير: لل), "" where there is none.

    Reads the text as written, for the letter behind tells أل of ألمانيا from the article.
    """
    for opening in _ARTICLES:
        if text.startswith(opening) and len(text) > len(opening) + 1:
            return opening
    return ""
