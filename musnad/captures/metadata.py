"""What a page says of itself in its head: JSON-LD (schema.org), Open Graph, `meta` and `time` tags."""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from musnad.captures.capture import PageMetadata

ARTICLE_TYPES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "VideoObject",
        "WebPage",
    ]
)
# `property`, `name` or `itemprop` of the meta tags that tell a field, the surest first.
META = {
    "headline": ("og:title", "headline", "twitter:title"),
    "author": ("article:author", "author"),
    "section": ("article:section", "articlesection"),
    "published": (
        "article:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "dc.date.issued", "date",
    ),
    "publisher": ("og:site_name", "publisher", "application-name"),
}  # fmt: skip
DEEPEST = 6  # levels of JSON-LD that are looked into
_DAY = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")

Json = dict[str, object]


def read_metadata(tree: LexborHTMLParser) -> PageMetadata:
    """The page's headline, author, section, day and publisher; None for each that it does not tell."""
    linked = list(_linked_data(tree))
    tags = _meta_tags(tree)

    def first(field: str, *told: str | None) -> str | None:
        answers = (*told, *(tags.get(name) for name in META[field]))
        return next((" ".join(answer.split()) for answer in answers if answer and answer.strip()), None)

    article: Json = linked[0] if linked else {}
    published = (
        *(_text(item.get("datePublished")) for item in linked),
        *(tags.get(name) for name in META["published"]),
    )
    publisher = first("publisher", _name(article.get("publisher")))
    headline = first("headline", _text(article.get("headline")))
    author = first("author", _name(article.get("author")))
    return PageMetadata(
        _without_site(headline, publisher),
        None if author and author.startswith(("http:", "https:")) else author,
        first("section", _name(article.get("articleSection"))),
        next((day for day in map(_day, published) if day), None) or _time_tag(tree),
        publisher,
    )


def read_address(tree: LexborHTMLParser) -> str | None:
    """The page's own address, None where it names none."""
    link = tree.css_first("link[rel=canonical]")
    address = link.attributes.get("href") if link else None
    return address or _meta_tags(tree).get("og:url")


def _meta_tags(tree: LexborHTMLParser) -> dict[str, str]:
    tags: dict[str, str] = {}
    for tag in tree.css("meta[content]"):
        for attribute in ("property", "name", "itemprop"):
            name = tag.attributes.get(attribute)
            if name:
                tags.setdefault(name.lower(), tag.attributes.get("content") or "")
    return tags


def _linked_data(tree: LexborHTMLParser) -> Iterator[Json]:
    """The articles that the page's JSON-LD describes, in order; what is no JSON is passed over."""
    for script in tree.css('script[type="application/ld+json"]'):
        try:
            value = json.loads(script.text(), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(value, DEEPEST)


def _articles(value: object, depth: int) -> Iterator[Json]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth - 1)
    elif isinstance(value, dict):
        types = value.get("@type")
        named = (
            {types}
            if isinstance(types, str)
            else {t for t in types if isinstance(t, str)}
            if isinstance(types, list)
            else set()
        )
        if named & ARTICLE_TYPES and ("headline" in value or "datePublished" in value):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(value.get(key), depth - 1)


def _name(value: object) -> str | None:
    """The name in a schema.org value: a text, an object with a name, or a list of them."""
    if isinstance(value, list):
        names = [name for name in map(_name, value) if name]
        return "، ".join(names) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str | None:
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def _day(value: str | None) -> str | None:
    """The ISO day of a timestamp as the page's own clock gives it ("2020-06-03T03:01+0400" → "2020-06-03")."""
    found = _DAY.match(value or "")
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else None
    except ValueError:
        return None


def _time_tag(tree: LexborHTMLParser) -> str | None:
    """The day of the `time` tag that the page marks as that of publication, or of the only one in its article."""
    marked = tree.css_first("time[itemprop=datePublished], time[pubdate], time.published, time.entry-date")
    if marked is not None and (day := _day(marked.attributes.get("datetime"))):
        return day
    times = {_day(tag.attributes.get("datetime")) for tag in tree.css("article time[datetime]")} - {None}
    return times.pop() if len(times) == 1 else None


def _without_site(headline: str | None, publisher: str | None) -> str | None:
    """`headline` without the outlet's name that pages hang on it ("خبر - اليوم السابع" → "خبر")."""
    if not headline or not publisher or publisher not in headline:
        return headline
    bare = headline.removesuffix(publisher).removeprefix(publisher).strip(" -|–—:")
    return bare or headline
