"""The pages of the reading room."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

import msgspec
from litestar import MediaType, get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery, PathParameter, QueryParameter

from musnad.captures.reading import read_bytes
from musnad.reader import read_capture
from musnad.records import to_json
from musnad.web.plots import plot_days, plot_months
from musnad.web.state import WebRequest, filters_of, page, pool_of, settings_of, there
from musnad.web.views import Said, anatomy, article_page, citation, numbers_of

Number = Annotated[int, PathParameter(ge=1, le=2**53)]
PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=1000)]
FILTERS = ("speaker", "about", "via", "act", "form", "outlet", "place", "part", "since", "until")
ACTS = (
    "assert",
    "deny",
    "demand",
    "warn",
    "threaten",
    "promise",
    "praise",
    "condemn",
    "accuse",
    "agree",
    "reject",
    "ask",
)
FORMS = ("direct", "indirect", "mixed")


@get("/", media_type=MediaType.HTML, sync_to_thread=True)
def home(request: WebRequest) -> str:
    """What is in the archive, the newest stories, the most quoted, sure conflicts."""
    with pool_of(request).borrow() as archive:
        return page(
            request, "home.html", stats=archive.stats(), stories=archive.stories(8), speakers=archive.speakers(12),
            conflicts=[conflict_pair(archive, c) for c in archive.conflicts(limit=4) if c.grade == "sure"],
        )  # fmt: skip


@get("/search", media_type=MediaType.HTML, sync_to_thread=True)
def search(
    request: WebRequest,
    q: FromQuery[str] = "",
    show: FromQuery[str] = "articles",
    speaker: FromQuery[str] = "", about: FromQuery[str] = "", via: FromQuery[str] = "", act: FromQuery[str] = "", form: FromQuery[str] = "", outlet: FromQuery[str] = "", place: FromQuery[str] = "",
    part: FromQuery[str] = "", since: FromQuery[str] = "", until: FromQuery[str] = "",
    number: PageNumber = 1,
) -> str:  # fmt: skip
    """Articles or statements, with facets and filters; the address says it all."""
    values = dict(zip(FILTERS, (speaker, about, via, act, form, outlet, place, part, since, until), strict=True))
    filters = msgspec.to_builtins(filters_of(dict(values)))
    size = settings_of(request).page_size
    with pool_of(request).borrow() as archive:
        said = show == "statements"
        look = archive.statements if said else archive.search
        hits = look(q, size + 1, (number - 1) * size, **filters)
        facets = archive.facets(q, **filters)
    return page(
        request, "search.html", q=q, show=show, values=values, hits=hits[:size], said=said, number=number,
        more=len(hits) > size, facets=facets, acts=ACTS, forms=FORMS,
    )  # fmt: skip


@get("/captures/{capture:int}", media_type=MediaType.HTML, sync_to_thread=True)
def capture_page(request: WebRequest, capture: Number) -> str:
    """The raw page beside its anatomy."""
    with pool_of(request).borrow() as archive:
        there(archive.store.db.execute("SELECT 1 FROM captures WHERE id = ?", (capture,)).fetchone())
        record, text = archive.record(capture), archive.text(capture)
        rows = archive.store.db.execute(
            "SELECT id, local_id FROM articles WHERE capture_id = ? ORDER BY id", (capture,)
        ).fetchall()
    return page(
        request,
        "capture.html",
        capture=capture,
        record=record,
        lines=anatomy(record, text),
        articles={b: a for a, b in rows},
    )


@get("/articles/{article:int}", media_type=MediaType.HTML, sync_to_thread=True)
def article(request: WebRequest, article: Number) -> str:
    """An article with its layers, copies, versions and story."""
    with pool_of(request).borrow() as archive:
        capture, local_id = there(
            archive.store.db.execute("SELECT capture_id, local_id FROM articles WHERE id = ?", (article,)).fetchone()
        )
        record = archive.record(capture)
        struct = next(a for a in record.articles if a.id == local_id)
        shown = article_page(record, archive.text(capture), struct, numbers_of(archive, capture))
        related = []
        for copy in archive.copies(article)[:20]:
            row = archive.store.db.execute(
                "SELECT headline, publisher, earliest FROM articles WHERE id = ?", (copy.article,)
            ).fetchone()
            related.append((copy, *row, archive.changes(article, copy.article)[:30] if copy.kind == "version" else []))
        story = archive.story_of(article)
        return page(
            request, "article.html", number=article, capture=capture, record=record, shown=shown, related=related,
            story=archive.story(story) if story else None,
        )  # fmt: skip


@get("/entities/{entity:int}", media_type=MediaType.HTML, sync_to_thread=True)
def entity(request: WebRequest, entity: Number, number: PageNumber = 1) -> str:
    """Someone or something: names, roles, what they said, what is said about them."""
    size = settings_of(request).page_size
    with pool_of(request).borrow() as archive:
        card = there(archive.entity(entity))
        said = archive.statements_of(entity, size + 1, (number - 1) * size)
        about = archive.statements_about(entity, size)
        return page(
            request, "entity.html", card=card, said=said[:size], more=len(said) > size, number=number, about=about,
            beside=archive.named_with(entity, 12), plot=plot_months(archive.timeline(entity)),
        )  # fmt: skip


@get("/stories", media_type=MediaType.HTML, sync_to_thread=True)
def stories(request: WebRequest, number: PageNumber = 1) -> str:
    """The newest stories."""
    size = settings_of(request).page_size
    with pool_of(request).borrow() as archive:
        found = archive.stories(size + 1, (number - 1) * size)
    return page(request, "stories.html", stories=found[:size], more=len(found) > size, number=number)


@get("/stories/{story:int}", media_type=MediaType.HTML, sync_to_thread=True)
def story(request: WebRequest, story: Number) -> str:
    """A story: its timeline, its people, who says what, its conflicts."""
    with pool_of(request).borrow() as archive:
        found = there(archive.story(story))
        return page(
            request, "story.html", story=found, articles=archive.article_lines(found.articles[:200]),
            people=archive.people_of_story(story, 16), said=archive.statements_of_story(story, 40),
            conflicts=[conflict_pair(archive, c) for c in archive.conflicts(story=story, limit=12)],
            follows=archive.story_lines(found.follows), leads_to=archive.story_lines(found.leads_to),
            plot=plot_days(archive.story_days(story)),
        )  # fmt: skip


@get("/conflicts", media_type=MediaType.HTML, sync_to_thread=True)
def conflicts(request: WebRequest, number: PageNumber = 1) -> str:
    """Claims that cannot both be true, the surest first."""
    size = settings_of(request).page_size
    with pool_of(request).borrow() as archive:
        found = archive.conflicts(limit=size + 1, offset=(number - 1) * size)
        pairs = [conflict_pair(archive, c) for c in found[:size]]
    return page(request, "conflicts.html", conflicts=pairs, more=len(found) > size, number=number)


@get("/statements/{statement:int}", media_type=MediaType.HTML, sync_to_thread=True)
def statement(request: WebRequest, statement: Number) -> str:
    """A statement's permalink: the words in their place, the chain, how to cite it."""
    with pool_of(request).borrow() as archive:
        hit = there(archive.statement(statement))
        record = archive.record(hit.capture)
        numbers = numbers_of(archive, hit.capture)
        said = next(s for s in record.statements if s.id == hit.local_id)
        struct = next(a for a in record.articles if a.id == said.article)
        shown = article_page(record, archive.text(hit.capture), struct, numbers)
        one: Said = next(s for s in shown.said if s.id == said.id)
        start, end = (
            min(said.cue.start, *(c.start for c in said.content)),
            max(said.cue.end, *(c.end for c in said.content)),
        )
        around = [b for b, edge in zip(shown.blocks, _edges(struct), strict=True) if edge[0] < end and edge[1] > start]
        conflicts = [conflict_pair(archive, c) for c in archive.conflicts(statement=statement)]
    address = str(request.base_url).rstrip("/") + request.url.path
    cite = citation(shown, one, address, record.capture.publisher)
    return page(
        request,
        "statement.html",
        hit=hit,
        said=one,
        shown=shown,
        around=around,
        cite=cite,
        conflicts=conflicts,
        number=statement,
    )


def _edges(struct: Any) -> list[tuple[int, int]]:
    spans = [*struct.captions, *struct.bylines, *struct.paragraphs, *([struct.deck] if struct.deck else [])]
    return sorted((span.start, span.end) for span in spans)


@get("/read", media_type=MediaType.HTML, sync_to_thread=True)
def read_form(request: WebRequest) -> str:
    """Where a page is pasted or dropped."""
    return page(request, "read.html", result=None, fault=None)


class Pasted(msgspec.Struct):
    """What the form of the read page sends."""

    text: str = ""
    day: str = ""
    file: UploadFile | None = None


@post("/read", media_type=MediaType.HTML, status_code=200)
async def read_pasted(
    request: WebRequest, data: Annotated[Pasted, Body(media_type=RequestEncodingType.MULTI_PART)]
) -> str:
    """The record of what was pasted, at once; nothing is kept."""
    from anyio import to_thread

    content = (
        await data.file.read()
        if data.file and data.file.filename
        else data.text.replace("\r\n", "\n").encode("utf-8", "replace")
    )
    name = data.file.filename if data.file and data.file.filename else "pasted"
    try:
        day = datetime.date.fromisoformat(data.day) if data.day else None
    except ValueError:
        return page(request, "read.html", result=None, fault="day")
    return await to_thread.run_sync(_read_page, request, content, name, day)


def _read_page(request: WebRequest, content: bytes, name: str, day: datetime.date | None) -> str:
    capture = read_bytes(content, name)
    record = read_capture(capture, day)
    shown = [article_page(record, capture.text, a) for a in record.articles]
    return page(
        request, "read.html", fault=None,
        result={"record": record, "articles": shown, "lines": anatomy(record, capture.text), "json": to_json(record).decode()},
    )  # fmt: skip


def conflict_pair(archive: Any, conflict: Any) -> dict[str, Any]:
    """A conflict with both its sides, each a statement or the newspaper's own sentence."""
    one = archive.statement(conflict.statement)
    if conflict.other is not None:
        return {
            "conflict": conflict,
            "one": one,
            "other": archive.statement(conflict.other),
            "sentence": None,
            "article": None,
        }
    capture, headline = archive.store.db.execute(
        "SELECT capture_id, headline FROM articles WHERE id = ?", (conflict.article,)
    ).fetchone()
    sentence = archive.text(capture)[conflict.start : conflict.end].strip()
    return {
        "conflict": conflict,
        "one": one,
        "other": None,
        "sentence": sentence,
        "article": (conflict.article, headline),
    }


PAGES = [home, search, capture_page, article, entity, stories, story, conflicts, statement, read_form, read_pasted]
