"""The content words of a stretch of text, for asking whether two stretches tell of the same."""

from __future__ import annotations

import re

from musnad.text import fold

_WORD = re.compile(r"\w{4,}")
_PREFIX = re.compile("(?:و?(?:[بكف]?ال|لل)|[وب])(?=\\w{3})")


def content_stems(text: str) -> set[str]:
    """The content words of `text`, cut to their first letters without و ب ال لل, so that inflection does not part them."""
    return {
        _PREFIX.sub("", word, count=1)[:5] if _PREFIX.match(word) else word[:5] for word in _WORD.findall(fold(text))
    }
