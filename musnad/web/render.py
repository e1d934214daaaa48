"""Templates, and the words of both languages."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from musnad.web.marks import shown

Language = Literal["ar", "en"]


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, str]]:
    """Language → key → words; read at the first call."""
    return tomllib.loads((files("musnad.web") / "words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, all text escaped; made at the first call."""
    made = Environment(
        loader=PackageLoader("musnad.web", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["shown"] = lambda text: shown(text or "")
    made.filters["number"] = lambda number: f"{number:,}"
    return made


def render(template: str, language: Language, path: str, **context: Any) -> str:
    """The page as HTML. `path` is the address within the language, for the switch ("/search?q=...")."""
    lead = "" if language == "ar" else "/en"
    known = words()[language]

    def link(to: str, **query: Any) -> str:
        asked = {key: value for key, value in query.items() if value not in (None, "")}
        return lead + to + (f"?{urlencode(asked)}" if asked else "")

    return (
        environment()
        .get_template(template)
        .render(
            t=lambda key: known[key],
            lang=language,
            dir="rtl" if language == "ar" else "ltr",
            link=link,
            switch=("/en" if language == "ar" else "") + path,
            **context,
        )
    )
