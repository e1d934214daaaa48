"""What each page shows, gathered from the archive: plain values for the templates."""

from __future__ import annotations

from typing import Any, NamedTuple

from musnad.analysis.chains import Chains
from musnad.archive.view import OpenArchive
from musnad.records import Article, Record, Statement, Time
from musnad.text import iter_lines
from musnad.web.marks import Mark, Segment, segments, shown


class Said(NamedTuple):
    """A statement of a record as a page shows it."""

    id: str
    speaker: str
    speaker_entity: int | None
    act: str
    form: str
    words: str
    chain: tuple[str, ...]
    venue: str | None
    to: str | None
    time: str | None
    cue: str
    rule: str
    inside: str | None
    row: int | None  # the statement's number in the archive


class Block(NamedTuple):
    """A piece of an article, cut into segments."""

    kind: str
    segments: list[Segment]


class ArticlePage(NamedTuple):
    """An article of a record, ready to be shown."""

    article: Article
    headline: str
    blocks: list[Block]
    said: list[Said]
    day: str
    evidence: list[str]


class Line(NamedTuple):
    """A line of a capture and what it was taken for: classes as in the style sheet, several where it holds several."""

    number: int
    parts: list[tuple[str, str]]  # (words, taken for)


class Numbers(NamedTuple):
    """What a record's ids are called in the archive; empty for a record that is not kept."""

    entities: dict[str, int]
    statements: dict[str, int]


NOT_KEPT = Numbers({}, {})


def numbers_of(archive: OpenArchive, capture: int) -> Numbers:
    """The archive's numbers of a capture's entities and statements."""
    one = archive.store.db.execute
    entities = one("SELECT local_id, entity_id FROM appearances WHERE capture_id = ?", (capture,)).fetchall()
    statements = one(
        "SELECT s.local_id, s.id FROM statements s JOIN articles a ON a.id = s.article_id WHERE a.capture_id = ?",
        (capture,),
    ).fetchall()
    return Numbers(dict(entities), dict(statements))


def article_page(record: Record, text: str, article: Article, numbers: Numbers = NOT_KEPT) -> ArticlePage:
    """The article with its layers laid over its own words."""
    marks = list(_marks(record, article, numbers))
    edges = [("deck", article.deck.start, article.deck.end)] if article.deck else []
    edges += [("caption", c.start, c.end) for c in article.captions]
    edges += [("byline", b.start, b.end) for b in article.bylines]
    edges += [(p.kind, p.start, p.end) for p in article.paragraphs]
    blocks = [Block(kind, segments(text, start, end, marks)) for kind, start, end in sorted(edges, key=lambda e: e[1])]
    chains, times = Chains(record), {time.id: time for time in record.times}
    said = [_said(s, chains, times, numbers) for s in record.statements if s.article == article.id]
    evidence = _evidence(record, article)
    return ArticlePage(
        article, shown(article.headline.text) if article.headline else "", blocks, said, day_of(article), evidence
    )


def _marks(record: Record, article: Article, numbers: Numbers) -> list[Mark]:
    entities = {entity.id: entity for entity in record.entities}
    marks = []
    for said in record.statements:
        if said.article == article.id:
            marks += [Mark(c.start, c.end, "said", said.id) for c in said.content]
            marks.append(Mark(said.cue.start, said.cue.end, "cue", said.id))
            if said.source:
                marks.append(Mark(said.source.start, said.source.end, "source", said.id))
    marks += [Mark(t.start, t.end, "time", t.id, t.value) for t in record.times if t.article == article.id]
    for mention in record.mentions:
        if mention.article == article.id and mention.kind == "name":
            entity = entities[mention.entity]
            title = f"{entity.name} · {entity.latin}" if entity.latin else entity.name
            marks.append(
                Mark(mention.start, mention.end, "name", str(numbers.entities.get(mention.entity, "")), shown(title))
            )
    return marks


def _said(said: Statement, chains: Chains, times: dict[str, Time], numbers: Numbers) -> Said:
    """A statement as a page shows it."""
    links = chains.of(said)
    speaker = links[0].text
    time = times.get(said.time or "")
    return Said(
        said.id, shown(speaker), numbers.entities.get(said.speaker or ""), said.act, said.form,
        shown(" … ".join(c.text for c in said.content)), tuple(shown(link.text) for link in links),
        shown(said.venue.text) if said.venue else None, shown(said.to.text) if said.to else None,
        f"{shown(time.text)} ({time.value})" if time else None, shown(said.cue.text), said.rule, said.inside,
        numbers.statements.get(said.id),
    )  # fmt: skip


def day_of(article: Article) -> str:
    """The days of publication as "2025-10-02", "2025-10-02 – 2025-10-15", "2025-10-02 –", "– 2025-10-15"; "" if unknown."""
    published = article.published
    if published is None or not (published.earliest or published.latest):
        return ""
    if published.earliest == published.latest:
        return published.earliest or ""
    return f"{published.earliest or ''} – {published.latest or ''}".strip()


def _evidence(record: Record, article: Article) -> list[str]:
    times = {time.id: time for time in record.times}
    proofs = article.published.evidence if article.published else ()
    return [f"{shown(times[p].text)} ({times[p].value})" if p in times else p for p in proofs]


def anatomy(record: Record, text: str) -> list[Line]:
    """Every line of the capture, its words with what each was taken for."""
    taken = sorted(_taken(record))
    lines, at = [], 0
    for number, (start, line) in enumerate(iter_lines(text), 1):
        parts, here, end = [], start, start + len(line)
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        place = at
        while place < len(taken) and taken[place][0] < end:
            low, high, kind = max(taken[place][0], here), min(taken[place][1], end), taken[place][2]
            if low > here:
                parts.append((shown(text[here:low]), "blank"))
            parts.append((shown(text[low:high]), kind))
            here = high
            place += 1
        if here < end:
            parts.append((shown(text[here:end]), "blank"))
        lines.append(Line(number, [part for part in parts if part[0]]))
    return lines


def _taken(record: Record) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = [(f.start, f.end, f.reason) for f in record.furniture]
    for article in record.articles:
        for kind, span in (("headline", article.headline), ("deck", article.deck), ("section", article.section)):
            if span:
                found.append((span.start, span.end, kind))
        found += [(c.start, c.end, "caption") for c in article.captions]
        found += [(b.start, b.end, "byline") for b in article.bylines]
        found += [(p.start, p.end, p.kind) for p in article.paragraphs]
    return found


def citation(page: ArticlePage, said: Said, address: str, publisher: str | None) -> dict[str, Any]:
    """How to cite a statement: `text`, `bibtex` and `jsonld`, all plain strings."""
    import msgspec

    day = page.day or "بلا تاريخ"
    source = f"«{page.headline}»، {publisher + '، ' if publisher else ''}{day}"
    text = f"{' ← '.join(said.chain)}: «{said.words}». {source}. {address}"
    key = "".join(c for c in address if c.isalnum())[-16:]
    fields = {
        "title": page.headline,
        "journal": publisher,
        "date": page.day,
        "note": f"{said.speaker}: {said.words}",
        "url": address,
    }
    rows = [f"  {name} = {{{_bibtex(value)}}}" for name, value in fields.items() if value]
    jsonld = {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "text": said.words,
        "spokenByCharacter": {"@type": "Thing", "name": said.speaker},
        "isPartOf": {"@type": "NewsArticle", "headline": page.headline, "datePublished": page.day or None},
        "url": address,
    }
    bibtex = "@article{musnad" + key + ",\n" + ",\n".join(rows) + "\n}"
    return {
        "text": text,
        "bibtex": bibtex,
        "jsonld": msgspec.json.format(msgspec.json.encode(jsonld), indent=1).decode(),
    }


def _bibtex(value: str) -> str:
    return value.replace("{", "(").replace("}", ")")
