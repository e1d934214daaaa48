"""Articles with their quotations as schema.org JSON-LD (NewsArticle, Quotation)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from musnad.records import Article, Entity, Record, Statement

KINDS = {"PER": "Person", "ORG": "Organization", "LOC": "Place"}


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """One NewsArticle a line; how many."""
    count = 0
    for record in records:
        entities = {entity.id: entity for entity in record.entities}
        for article in record.articles:
            said = [statement for statement in record.statements if statement.article == article.id]
            out.write(msgspec.json.encode(_article(record, article, said, entities)) + b"\n")
            count += 1
    return count


def _article(record: Record, article: Article, said: list[Statement], entities: dict[str, Entity]) -> dict[str, Any]:
    published = article.published
    day = published.earliest if published and published.earliest == published.latest else None
    known = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"urn:{record.capture.id}#{article.id}",
        "url": record.capture.url,
        "inLanguage": "ar",
        "headline": article.headline.text if article.headline else None,
        "articleSection": article.section.text if article.section else None,
        "datePublished": day,
        "author": [{"@type": "Person", "name": b.author} for b in article.bylines if b.author],
        "publisher": {"@type": "Organization", "name": record.capture.publisher} if record.capture.publisher else None,
        "hasPart": [_quotation(record, statement, entities) for statement in said],
    }
    return {key: value for key, value in known.items() if value}


def _quotation(record: Record, said: Statement, entities: dict[str, Entity]) -> dict[str, Any]:
    speaker = entities.get(said.speaker or "")
    who = {
        "@type": KINDS.get(speaker.type, "Thing") if speaker else "Thing",
        "name": speaker.name if speaker else said.speaker_text,
    }
    if speaker and speaker.wikidata:
        who["sameAs"] = f"https://www.wikidata.org/wiki/{speaker.wikidata}"
    return {
        "@type": "Quotation",
        "@id": f"urn:{record.capture.id}#{said.id}",
        "text": " … ".join(content.text for content in said.content),
        "spokenByCharacter": who,
    }
