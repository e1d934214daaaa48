"""`musnad search`: articles and statements of an archive."""

from __future__ import annotations

import enum
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from musnad.commands.archive import ArchivePath

if TYPE_CHECKING:
    from musnad.archive.search import ArticleHit, Snippet, StatementHit

EXAMPLES = """\b
Examples:
  musnad search 'قسد حلب' -a news.db                          articles, best first
  musnad search 'قسد حلب' -a news.db --act deny --from 2026-01  who denies what
  musnad search -a news.db --speaker Lavrov --about سوريا --to 2025-12
  musnad search '«وقف إطلاق النار» -غزة' -a news.db            a phrase, without a word

\b
Words find their other forms and spellings; «…» or "…" is a phrase, - excludes,
OR (أو) gives a choice. With a filter on statements, statements are shown.
"""


class Shown(enum.StrEnum):
    """What a search gives."""

    articles = "articles"
    statements = "statements"


class Act(enum.StrEnum):
    """What a statement does."""

    ASSERT = "assert"
    DENY = "deny"
    DEMAND = "demand"
    WARN = "warn"
    THREATEN = "threaten"
    PROMISE = "promise"
    PRAISE = "praise"
    CONDEMN = "condemn"
    ACCUSE = "accuse"
    AGREE = "agree"
    REJECT = "reject"
    ASK = "ask"


class Form(enum.StrEnum):
    """How a statement's words are given."""

    direct = "direct"
    indirect = "indirect"
    mixed = "mixed"


class Part(enum.StrEnum):
    """What an article is on its page."""

    main = "main"
    follow_on = "follow-on"
    teaser = "teaser"


def search(
    archive: ArchivePath,
    query: Annotated[str, typer.Argument(help="What to look for; may be left out where filters are given.")] = "",
    show: Annotated[Shown | None, typer.Option("--show", help="Articles or statements.")] = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Who said it (Arabic or Latin).")
    ] = None,
    about: Annotated[str | None, typer.Option("--about", metavar="NAME", help="Who or what is spoken about.")] = None,
    via: Annotated[
        str | None, typer.Option("--via", metavar="NAME", help="The agency or outlet that passed it on.")
    ] = None,
    act: Annotated[Act | None, typer.Option("--act", help="What the statement does.")] = None,
    form: Annotated[Form | None, typer.Option("--form", help="How its words are given.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="The publisher of the page.")] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="NAME", help="A place that the article names.")
    ] = None,
    part: Annotated[Part | None, typer.Option("--part", help="What the article is on its page.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DAY", help="From this day, month or year on.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Up to this day, month or year.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="How many to show.")] = 20,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Search an archive: Arabic as people type it, with filters."""
    import msgspec

    from musnad.archive.search import Filters, search_articles, search_statements
    from musnad.archive.store import Archive

    filters = msgspec.convert(
        {
            "speaker": speaker, "about": about, "via": via, "act": act, "form": form, "outlet": outlet,
            "place": place, "part": part, "since": _day(since, "--from"), "until": _day(until, "--to"),
        },
        Filters, strict=False,
    )  # fmt: skip
    if not query.strip() and filters == Filters():
        raise typer.BadParameter("give words to look for, or a filter", param_hint="QUERY")
    said = show is Shown.statements or (show is None and any((speaker, about, via, act, form)))
    hits: list[Any]
    with Archive(archive) as kept:
        hits = list(
            search_statements(kept, query, filters, limit) if said else search_articles(kept, query, filters, limit)
        )
    for hit in hits:
        line = msgspec.json.encode(hit) if json else (_statement_lines(hit) if said else _article_lines(hit)).encode()
        sys.stdout.buffer.write(line + b"\n")
    if not hits:
        typer.echo("nothing found", err=True)


def _day(day: str | None, option: str) -> str | None:
    import re

    if day is not None and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day):
        raise typer.BadParameter(f"{day!r} is no day: write it as 2018-06-28, 2018-06 or 2018", param_hint=option)
    return day


def _article_lines(hit: ArticleHit) -> str:
    from musnad.output.outline import isolate

    days = hit.earliest if hit.earliest == hit.latest else f"{hit.earliest or '…'} – {hit.latest or '…'}"
    lines = [
        f"{isolate(hit.headline or 'no headline')}",
        f"    {days or 'undated'}  {isolate(hit.publisher or '')}  article {hit.article}",
    ]
    if hit.snippet:
        lines.append(f"    {isolate(_marked(hit.snippet))}")
    return "\n".join(lines)


def _marked(snippet: Snippet) -> str:
    """The snippet on one line, its hits in bold at a terminal."""
    on, off = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("", "")
    out, at = [], snippet.start
    for start, end in snippet.marks:
        out += [
            snippet.text[at - snippet.start : start - snippet.start],
            on,
            snippet.text[start - snippet.start : end - snippet.start],
            off,
        ]
        at = end
    return " ".join("".join([*out, snippet.text[at - snippet.start :]]).split())


def _statement_lines(hit: StatementHit) -> str:
    from musnad.output.outline import isolate

    days = hit.earliest if hit.earliest == hit.latest else f"{hit.earliest or '…'} – {hit.latest or '…'}"
    chain = " ← ".join(isolate(link) for link in (hit.speaker_text, *hit.via, hit.publisher or "") if link)
    return f"{chain}  [{hit.act}, {hit.form}]\n    {isolate(' '.join(hit.content.split()))}\n    {days}  {isolate(hit.headline or '')}"
