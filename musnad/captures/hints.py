"""What a tag, its attributes and its ancestors say of the text inside: hints, never verdicts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

BY_TAG = {"a": "link", "nav": "nav", "aside": "aside", "figcaption": "caption", "time": "time", "h1": "headline", "footer": "nav", "marquee": "aside"}  # fmt: skip
BY_ITEMPROP = {
    "headline": "headline", "author": "byline", "datepublished": "time", "datemodified": "time", "caption": "caption",
    "articlesection": "section", "copyrightholder": "credit", "articlebody": "body",
}  # fmt: skip
# Words of class names and ids, as content systems of many outlets use them.
BY_WORD = {
    "nav": "nav", "navbar": "nav", "navigation": "nav", "menu": "nav", "submenu": "nav", "breadcrumb": "nav",
    "breadcrumbs": "nav", "footer": "nav", "topbar": "nav", "pagination": "nav", "pager": "nav", "login": "nav",
    "newsletter": "nav", "cookie": "nav", "cookies": "nav", "modal": "nav", "popup": "nav", "tag": "nav", "tags": "nav",
    "keywords": "nav",
    "aside": "aside", "sidebar": "aside", "widget": "aside", "trending": "aside", "popular": "aside", "most": "aside",
    "ticker": "aside", "weather": "aside",
    "related": "related", "recommended": "related", "readmore": "related", "readalso": "related", "morenews": "related",
    "share": "share", "sharing": "share", "social": "share", "addthis": "share", "sharethis": "share",
    "caption": "caption", "figcaption": "caption",
    "credit": "credit", "credits": "credit", "copyright": "credit",
    "byline": "byline", "author": "byline", "authors": "byline", "writer": "byline",
    "date": "time", "time": "time", "datetime": "time", "timestamp": "time", "pubdate": "time", "published": "time",
    "headline": "headline",
    "ad": "advert", "ads": "advert", "advert": "advert", "advertisement": "advert", "sponsor": "advert",
    "sponsored": "advert", "banner": "advert", "dfp": "advert", "taboola": "advert", "outbrain": "advert",
    "comments": "comments", "comment": "comments", "disqus": "comments",
}  # fmt: skip
# An element of these hints that holds the page's headline or article is the page's frame, named after a part of it.
AROUND = frozenset({"nav", "aside", "related", "share", "advert", "comments"})
HIDDEN_WORDS = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader", "d-none"}
)
_BODY = re.compile(r"(?:article|story|entry|post|news)[-_]*(?:body|content|text)", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

Attributes = Mapping[str, str | None]


def is_hidden(attributes: Attributes) -> bool:
    """True where the attributes keep an element from view."""
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if _HIDING.search(attributes.get("style") or ""):
        return True
    return not HIDDEN_WORDS.isdisjoint((attributes.get("class") or "").split())


def hints_of(node: LexborNode, inherited: tuple[str, ...]) -> tuple[str, ...]:
    """The hints of an element's text, those of its ancestors included, sorted."""
    own = _own_hints(node.tag or "", node.attributes) - set(inherited)
    if own & AROUND and node.css_first("h1, article, [itemprop=articleBody]") is not None:
        own -= AROUND
    return tuple(sorted({*inherited, *own})) if own else inherited


def _own_hints(tag: str, attributes: Attributes) -> set[str]:
    found = {BY_TAG[tag]} if tag in BY_TAG else set()
    if not attributes or tag in ("html", "body"):
        return found
    if itemprop := attributes.get("itemprop"):
        found |= {BY_ITEMPROP[name] for name in itemprop.lower().split() if name in BY_ITEMPROP}
    if attributes.get("rel") == "author":
        found.add("byline")
    if attributes.get("role") == "navigation":
        found.add("nav")
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if _BODY.search(names):
        found.add("body")
    return found | {BY_WORD[word] for word in map(str.lower, _WORD.findall(names)) if word in BY_WORD}
