"""Statements as flat rows, for tables."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from musnad.records import Record


class StatementRow(msgspec.Struct, frozen=True):
    """One statement with what hangs on it; None where not stated. Offsets are code points into the capture's text."""

    capture: str
    source_file: str
    url: str | None
    publisher: str | None
    article: str
    part: str
    headline: str | None
    published_earliest: str | None
    published_latest: str | None
    statement: str
    speaker: str
    speaker_name: str | None
    speaker_latin: str | None
    speaker_wikidata: str | None
    source: str | None
    via: str | None
    cue: str
    lemma: str
    act: str
    form: str
    content: str
    content_start: int
    content_end: int
    to: str | None
    venue: str | None
    said_earliest: str | None
    said_latest: str | None
    inside: str | None
    rule: str


def statement_rows(record: Record) -> Iterator[StatementRow]:
    """A row for each statement of the record, in its order."""
    articles = {article.id: article for article in record.articles}
    entities = {entity.id: entity for entity in record.entities}
    times = {time.id: time for time in record.times}
    for said in record.statements:
        article, time = articles[said.article], times.get(said.time or "")
        speaker, published = entities.get(said.speaker or ""), article.published
        yield StatementRow(
            capture=record.capture.id,
            source_file=record.capture.source,
            url=record.capture.url,
            publisher=record.capture.publisher,
            article=article.id,
            part=article.part,
            headline=article.headline.text if article.headline else None,
            published_earliest=published.earliest if published else None,
            published_latest=published.latest if published else None,
            statement=said.id,
            speaker=said.speaker_text,
            speaker_name=speaker.name if speaker else None,
            speaker_latin=speaker.latin if speaker else None,
            speaker_wikidata=speaker.wikidata if speaker else None,
            source=said.source.text if said.source else None,
            via=" | ".join(link.text for link in said.via) or None,
            cue=said.cue.text,
            lemma=said.cue.lemma,
            act=said.act,
            form=said.form,
            content=" … ".join(content.text for content in said.content),
            content_start=said.content[0].start if said.content else said.cue.start,
            content_end=said.content[-1].end if said.content else said.cue.end,
            to=said.to.text if said.to else None,
            venue=said.venue.text if said.venue else None,
            said_earliest=time.earliest if time else None,
            said_latest=time.latest if time else None,
            inside=said.inside,
            rule=said.rule,
        )
