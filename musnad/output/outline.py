"""A record as an outline for people: labelled lines with lines below them; what terminal and Markdown output share."""

from __future__ import annotations

from collections import Counter

import msgspec

from musnad.analysis.chains import ARROW, Chains
from musnad.records import Article, Entity, Mention, Paragraph, Record, Statement, Time

FIRST_WORDS = 12


class Item(msgspec.Struct):
    """One line: a `label` in English, the `text` it labels (Arabic as a rule), a `note` in English, and the items below.

    `text` is a list of stretches, each with the sign that it is quoted word for word.
    """

    label: str
    text: tuple[tuple[str, bool], ...] = ()
    note: str = ""
    below: tuple[Item, ...] = ()


def outline(record: Record, text: str, why: bool = False) -> Item:
    """The outline of `record`; `text` is its capture's. With `why`, each inferred line names the rule that decided it."""
    by_article = {article.id: article for article in record.articles}
    names = _names_by_article(record)
    items = [_article_item(record, article, text, names.get(article.id, {}), why) for article in by_article.values()]
    if record.furniture:
        reasons = Counter(piece.reason for piece in record.furniture)
        items.append(Item("furniture", note=", ".join(f"{count} {reason}" for reason, count in reasons.most_common())))
    items += [Item("problem", note=f"{problem.stage}: {problem.reason}") for problem in record.problems]
    if not record.articles:
        items.append(Item("no article found"))
    counts = f"{_count(len(record.articles), 'article')}, {_count(len(record.statements), 'statement')}"
    info = record.capture
    about = [counts, f"{info.characters:,} characters", *(part for part in (info.publisher, info.url) if part)]
    return Item(info.source, note=" · ".join(about), below=tuple(items))


def _article_item(record: Record, article: Article, text: str, names: dict[str, list[Mention]], why: bool) -> Item:
    times = {time.id: time for time in record.times}
    entities = {entity.id: entity for entity in record.entities}
    own_times = [time for time in record.times if time.article == article.id]
    said = [statement for statement in record.statements if statement.article == article.id]
    below = [_plain(label, span.text) for label, span in (("deck", article.deck), ("section", article.section)) if span]
    below += _published_items(article, times)
    below += [_plain("byline", line.text, _pairs(author=line.author, place=line.place)) for line in article.bylines]
    below += [_plain("caption", caption.text, _pairs(credit=caption.credit)) for caption in article.captions]
    if article.paragraphs:
        lines = tuple(_plain(_paragraph_label(p), _first_words(text[p.start : p.end])) for p in article.paragraphs)
        words = sum(len(text[p.start : p.end].split()) for p in article.paragraphs)
        below.append(Item("body", note=f"{_count(len(lines), 'piece')}, {words} words", below=lines))
    if names:
        lines = tuple(_name_item(entities[entity], mentions) for entity, mentions in names.items())
        below.append(Item("names", note=str(len(lines)), below=lines))
    if own_times:
        lines = tuple(_plain("time", t.text, f"= {t.value}" + _rule(t.rule, why)) for t in own_times)
        below.append(Item("times", note=str(len(lines)), below=lines))
    if said:
        chains = Chains(record)
        below.append(
            Item("statements", note=str(len(said)), below=tuple(_statement_item(s, times, chains, why) for s in said))
        )
    headline = article.headline.text if article.headline else _first_words(text[article.start : article.end])
    of = article.teaser_of or article.version_of
    label = f"{article.id} {article.part}" + (f" of {of}" if of else "")
    return _plain(label, headline, "" if article.headline else "no headline", tuple(below))


def _published_items(article: Article, times: dict[str, Time]) -> list[Item]:
    """When the article appeared and what proves it: expressions of the text in its own words."""
    published = article.published
    if published is None or not (published.earliest or published.latest):
        return []
    days = (published.earliest or "?", published.latest or "?")
    when = days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"
    words = tuple(_plain("because", times[name].text) for name in published.evidence if name in times)
    others = tuple(Item("because", note=name) for name in published.evidence if name not in times)
    return [Item("published", note=when, below=(*words, *others))]


def _name_item(known: Entity, mentions: list[Mention]) -> Item:
    roles = tuple(_plain("role", role.text) for role in known.roles)
    facts = [part for part in (known.latin, known.wikidata, _count(len(mentions), "mention")) if part]
    return _plain(f"{known.id} {known.type}", known.name, ", ".join(facts), roles)


def _statement_item(statement: Statement, times: dict[str, Time], chains: Chains, why: bool) -> Item:
    links = chains.of(statement)
    below = [_plain("chain", ARROW.join(link.text for link in links))] if len(links) > 1 else []
    below += [_plain(label, span.text) for label, span in (("to", statement.to), ("in", statement.venue)) if span]
    if statement.time in times:
        below.append(_plain("when", times[statement.time].text, f"= {times[statement.time].value}"))
    said = tuple((piece.text, piece.quoted) for piece in statement.content)
    below.insert(0, Item("said", said, statement.form))
    inside = f", inside {statement.inside}" if statement.inside else ""
    note = f"{statement.act}{inside}" + _rule(statement.rule, why)
    return _plain(statement.id, f"{statement.speaker_text} · {statement.cue.text}", note, tuple(below))


def _names_by_article(record: Record) -> dict[str, dict[str, list[Mention]]]:
    """Article id → entity id → its mentions there; unnamed sources are left out, they stand with what they said."""
    named = {entity.id for entity in record.entities if entity.type != "SRC"}
    found: dict[str, dict[str, list[Mention]]] = {}
    for mention in record.mentions:
        if mention.entity in named:
            found.setdefault(mention.article, {}).setdefault(mention.entity, []).append(mention)
    return found


def _plain(label: str, text: str, note: str = "", below: tuple[Item, ...] = ()) -> Item:
    return Item(label, ((text, False),), note, below)


def _paragraph_label(paragraph: Paragraph) -> str:
    return "subhead" if paragraph.kind == "subhead" else "¶"


def _first_words(text: str) -> str:
    words = text.split(None, FIRST_WORDS)
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")


def _pairs(**values: str | None) -> str:
    return ", ".join(f"{name}: {isolate(value)}" for name, value in values.items() if value)


def _rule(rule: str | None, why: bool) -> str:
    return f" [{rule}]" if why and rule else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def isolate(text: str) -> str:
    """`text` in a first-strong isolate (U+2068 … U+2069): brackets and figures beside it keep their place (UAX 9)."""
    return f"\u2068{text}\u2069" if text else ""
