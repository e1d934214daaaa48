"""The HTTP API under /api/v1: the same answers as Python and the command line give, as JSON."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Iterator
from typing import Annotated, Any, Generic, Literal, TypeVar

import msgspec
from litestar import MediaType, Response, Router, get, post
from litestar.exceptions import HTTPException, NotAuthorizedException
from litestar.params import Body, FromPath, FromQuery, PathParameter, QueryParameter
from litestar.response import Stream

from musnad.archive.conflicts import Conflict
from musnad.archive.copies import Copy
from musnad.archive.search import ArticleHit, StatementHit
from musnad.archive.store import Stats
from musnad.archive.stories import Story
from musnad.archive.view import EntityCard, Facet, Speaker, StoryLine
from musnad.captures.reading import read_bytes
from musnad.exports import FORMATS, exporter
from musnad.reader import read_capture
from musnad.records import Act, Form, Part, Record, to_json
from musnad.web.state import WebRequest, filters_of, pool_of, settings_of, there

Row = TypeVar("Row")
Number = Annotated[int, PathParameter(ge=1, le=2**53, description="Its number in the archive.")]
Limit = Annotated[int, QueryParameter(ge=1, le=200, description="How many rows at most.")]
Cursor = Annotated[str | None, QueryParameter(max_length=40, description="`next` of the answer before.")]
Name = Annotated[str | None, QueryParameter(max_length=200, description="A name as typed, Arabic or Latin.")]
Day = Annotated[
    str | None, QueryParameter(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$", description="A day, month or year: 2018-06-28.")
]
Words = Annotated[str, QueryParameter(max_length=400, description='Words, «phrases» or "phrases", -words, OR.')]


class Page(msgspec.Struct, Generic[Row], frozen=True):
    """Some rows, and the cursor of the next ones; None after the last."""

    rows: list[Row]
    next: str | None


class ToRead(msgspec.Struct, frozen=True):
    """A page to read: its text or its HTML; `day` is the day of publication where it is known."""

    text: Annotated[str, msgspec.Meta(max_length=2 << 20)]
    day: datetime.date | None = None
    name: Annotated[str, msgspec.Meta(max_length=200)] = "posted"


class Kept(msgspec.Struct, frozen=True):
    """What was kept: False where the same page was there already."""

    capture: str
    new: bool


def paged(rows: list[Row], limit: int, offset: int) -> Page[Row]:
    """`rows` were asked with one more than `limit`: that one tells whether there is a next page."""
    further = len(rows) > limit
    return Page(rows[:limit], _cursor(offset + limit) if further else None)


def _cursor(offset: int) -> str:
    return base64.urlsafe_b64encode(str(offset).encode()).decode().rstrip("=")


def offset_of(cursor: str | None) -> int:
    """Where a cursor points; a 400 for one that we did not give."""
    if cursor is None:
        return 0
    try:
        offset = int(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError:
        offset = -1
    if not 0 <= offset <= 10_000_000:
        raise HTTPException(status_code=400, detail="this cursor is none of ours: take `next` from the answer before")
    return offset


@get("/stats", sync_to_thread=True)
def stats(request: WebRequest) -> Stats:
    """How much the archive holds."""
    with pool_of(request).borrow() as archive:
        return archive.stats()


@get("/articles", sync_to_thread=True)
def articles(
    request: WebRequest, q: Words = "", speaker: Name = None, about: Name = None, via: Name = None, place: Name = None,
    act: FromQuery[Act | None] = None, form: FromQuery[Form | None] = None, outlet: Name = None, part: FromQuery[Part | None] = None,
    since: Day = None, until: Day = None, limit: Limit = 20, cursor: Cursor = None,
) -> Page[ArticleHit]:  # fmt: skip
    """Search articles; without words, the newest."""
    asked = msgspec.to_builtins(filters_of(_given(locals())))
    offset = offset_of(cursor)
    with pool_of(request).borrow() as archive:
        return paged(archive.search(q, limit + 1, offset, **asked), limit, offset)


@get("/statements", sync_to_thread=True)
def statements(
    request: WebRequest, q: Words = "", speaker: Name = None, about: Name = None, via: Name = None, place: Name = None,
    act: FromQuery[Act | None] = None, form: FromQuery[Form | None] = None, outlet: Name = None, part: FromQuery[Part | None] = None,
    since: Day = None, until: Day = None, limit: Limit = 20, cursor: Cursor = None,
) -> Page[StatementHit]:  # fmt: skip
    """Search statements, in their words or their speakers' names; without words, the newest."""
    asked = msgspec.to_builtins(filters_of(_given(locals())))
    offset = offset_of(cursor)
    with pool_of(request).borrow() as archive:
        return paged(archive.statements(q, limit + 1, offset, **asked), limit, offset)


def _given(values: dict[str, Any]) -> dict[str, str | None]:
    names = ("speaker", "about", "via", "act", "form", "outlet", "place", "part", "since", "until")
    return {name: values[name] for name in names}


@get("/facets", sync_to_thread=True)
def facets(
    request: WebRequest, q: Words = "", speaker: Name = None, act: FromQuery[Act | None] = None
) -> dict[str, list[Facet]]:
    """The commonest speakers, acts, agencies, outlets and years among the best 500 statements."""
    asked: dict[str, Any] = {key: value for key, value in (("speaker", speaker), ("act", act)) if value}
    with pool_of(request).borrow() as archive:
        return {name: list(found) for name, found in archive.facets(q, **asked).items()}


@get("/captures/{capture:int}", sync_to_thread=True)
def capture(request: WebRequest, capture: Number) -> Response[bytes]:
    """The whole record of a capture."""
    with pool_of(request).borrow() as archive:
        there(archive.store.db.execute("SELECT 1 FROM captures WHERE id = ?", (capture,)).fetchone())
        return Response(to_json(archive.record(capture)), media_type=MediaType.JSON)


@get("/captures/{capture:int}/text", media_type=MediaType.TEXT, sync_to_thread=True)
def capture_text(request: WebRequest, capture: Number) -> str:
    """The text that a record's offsets refer to."""
    with pool_of(request).borrow() as archive:
        there(archive.store.db.execute("SELECT 1 FROM captures WHERE id = ?", (capture,)).fetchone())
        return archive.text(capture).encode("utf-8", "replace").decode()


@get("/articles/{article:int}", sync_to_thread=True)
def article(request: WebRequest, article: Number) -> ArticleHit:
    """One article."""
    with pool_of(request).borrow() as archive:
        return there(next(iter(archive.article_lines((article,))), None))


@get("/articles/{article:int}/copies", sync_to_thread=True)
def copies(request: WebRequest, article: Number) -> list[Copy]:
    """The copies, cuts and versions of an article, the nearest first."""
    with pool_of(request).borrow() as archive:
        there(next(iter(archive.article_lines((article,))), None))
        return archive.copies(article)


@get("/statements/{statement:int}", sync_to_thread=True)
def statement(request: WebRequest, statement: Number) -> StatementHit:
    """One statement."""
    with pool_of(request).borrow() as archive:
        return there(archive.statement(statement))


@get("/entities", sync_to_thread=True)
def entities(
    request: WebRequest, name: Annotated[str, QueryParameter(min_length=1, max_length=200)], limit: Limit = 20
) -> list[EntityCard]:
    """Entities by a name as typed, the most mentioned first."""
    with pool_of(request).borrow() as archive:
        return archive.find(name, limit)


@get("/entities/{entity:int}", sync_to_thread=True)
def entity(request: WebRequest, entity: Number) -> EntityCard:
    """Who an entity is."""
    with pool_of(request).borrow() as archive:
        return there(archive.entity(entity))


@get("/entities/{entity:int}/statements", sync_to_thread=True)
def statements_of(
    request: WebRequest,
    entity: Number,
    side: FromQuery[Literal["by", "about"]] = "by",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[StatementHit]:
    """What an entity said, or what is said about it, by day."""
    offset = offset_of(cursor)
    with pool_of(request).borrow() as archive:
        there(archive.entity(entity))
        look = archive.statements_of if side == "by" else archive.statements_about
        return paged(look(entity, limit + 1, offset), limit, offset)


@get("/speakers", sync_to_thread=True)
def speakers(request: WebRequest, limit: Limit = 20, cursor: Cursor = None) -> Page[Speaker]:
    """Those who say most."""
    offset = offset_of(cursor)
    with pool_of(request).borrow() as archive:
        return paged(archive.speakers(limit + 1, offset), limit, offset)


@get("/stories", sync_to_thread=True)
def stories(request: WebRequest, limit: Limit = 20, cursor: Cursor = None) -> Page[StoryLine]:
    """The newest stories."""
    offset = offset_of(cursor)
    with pool_of(request).borrow() as archive:
        return paged(archive.stories(limit + 1, offset), limit, offset)


@get("/stories/{story:int}", sync_to_thread=True)
def story(request: WebRequest, story: Number) -> Story:
    """One story."""
    with pool_of(request).borrow() as archive:
        return there(archive.story(story))


@get("/conflicts", sync_to_thread=True)
def conflicts(
    request: WebRequest,
    story: FromQuery[int | None] = None,
    statement: FromQuery[int | None] = None,
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Page[Conflict]:
    """Claims that cannot both be true, the surest first."""
    offset = offset_of(cursor)
    with pool_of(request).borrow() as archive:
        return paged(archive.conflicts(story, statement, limit + 1, offset), limit, offset)


@post("/read", status_code=200, sync_to_thread=True)
def read(data: Annotated[ToRead, Body(description="A page to read; nothing is kept.")]) -> Record:
    """The record of a page."""
    return read_capture(read_bytes(data.text.encode("utf-8", "replace"), data.name), data.day)


@post("/captures", status_code=200, sync_to_thread=True)
def keep(request: WebRequest, data: Annotated[ToRead, Body(description="A page to keep.")]) -> Kept:
    """Keep a page in the archive. Wants `Authorization: Bearer TOKEN`; a server without a token keeps nothing."""
    from musnad.archive.adding import link
    from musnad.archive.store import Archive

    settings = settings_of(request)
    if settings.token is None:
        raise HTTPException(status_code=403, detail="this server only reads: start it with --token to add")
    if not _same(request.headers.get("authorization", ""), f"Bearer {settings.token}"):
        raise NotAuthorizedException("wrong or missing token")
    made = read_bytes(data.text.encode("utf-8", "replace"), data.name)
    if not made.text:
        raise HTTPException(status_code=400, detail="there is no text in this page")
    with Archive(settings.archive, write=True) as archive:
        new = archive.add([(made, read_capture(made, data.day))]) == 1
        link(archive)
    return Kept(made.id, new)


def _same(one: str, two: str) -> bool:
    import hmac

    return hmac.compare_digest(one.encode(), two.encode())


@get("/export/{format:str}", sync_to_thread=True)
def export(request: WebRequest, format: FromPath[str]) -> Stream:
    """The whole archive in a format of `musnad export`, streamed."""
    if format not in FORMATS or format == "parquet":
        raise HTTPException(
            status_code=404, detail=f"no such format: {', '.join(f for f in FORMATS if f != 'parquet')}"
        )

    def chunks() -> Iterator[bytes]:
        import io

        with pool_of(request).borrow() as archive:
            for place, record in enumerate(archive.store.records()):
                out = io.BytesIO()
                exporter(format).write([record], out)
                data = out.getvalue()
                yield data.split(b"\r\n", 1)[1] if format == "csv" and place else data

    return Stream(chunks(), media_type="text/csv" if format == "csv" else "application/x-ndjson")


API = Router(
    path="/api/v1",
    route_handlers=[
        stats, articles, statements, facets, capture, capture_text, article, copies, statement, entities, entity, statements_of,
        speakers, stories, story, conflicts, read, keep, export,
    ],
    tags=["musnad"],
)  # fmt: skip
