"""The server: pages in two languages, the API, and the rules that keep both safe."""

from __future__ import annotations

import asyncio
import hashlib
from importlib.resources import files
from typing import Any

from litestar import Litestar, MediaType, Request, Response, Router, get
from litestar.datastructures import State
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.openapi import OpenAPIConfig
from litestar.params import FromPath
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from musnad.archive.lemmas import load_lemmas
from musnad.errors import ArchiveError
from musnad.web.api import API
from musnad.web.cache import Answer, Cache
from musnad.web.pages import PAGES
from musnad.web.pool import Pool
from musnad.web.settings import Settings
from musnad.web.state import page

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# What is no HTTP error by itself. Bytes that are no UTF-8 come out of the form parser so.
KINDS = ((ArchiveError, 503), (UnicodeDecodeError, 400))
SAFE = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
STATIC = {"style.css": "text/css", "script.js": "text/javascript"}


def create_app(settings: Settings) -> Litestar:
    """The application over one archive; raises ArchiveError where the archive cannot be opened."""
    pool = Pool(settings.archive)
    pool.version()
    load_lemmas()  # now, not at the first search
    limit = RateLimitConfig(
        rate_limit=("minute", settings.reads_a_minute), exclude=None, check_throttle_handler=_is_reading
    )
    return Litestar(
        route_handlers=[*(Router(path=path, route_handlers=list(PAGES), include_in_schema=False) for path in ("/", "/en")), API, static, api_page],
        state=State({"settings": settings, "pool": pool, "cache": Cache(settings.archive)}),
        middleware=[_Edges, limit.middleware],
        exception_handlers={Exception: explain},
        request_max_body_size=settings.largest_page + 4096,
        openapi_config=OpenAPIConfig(
            title="musnad", version="1", path="/api/v1/schema", render_plugins=[],
            description="Records of Arabic news pages: articles, people, statements with their chains.",
        ),
        debug=False,
    )  # fmt: skip


def _is_reading(request: Request[Any, Any, Any]) -> bool:
    """Only what makes the program read a page is counted."""
    return request.method == "POST"


@get("/static/{name:str}", include_in_schema=False, sync_to_thread=False)
def static(name: FromPath[str]) -> Response[bytes]:
    """The style sheet and the script."""
    if name not in STATIC:
        raise HTTPException(status_code=404, detail="no such file")
    data = (files("musnad.web") / "static" / name).read_bytes()
    return Response(data, media_type=STATIC[name], headers={"Cache-Control": "public, max-age=3600"})


@get(["/api", "/en/api"], include_in_schema=False, media_type=MediaType.HTML, sync_to_thread=False)
def api_page(request: Request[Any, Any, State]) -> str:
    """The API's description as a page."""
    schema = request.app.openapi_schema.to_schema()
    return page(request, "api.html", schema=schema)


def explain(request: Request[Any, Any, State], error: Exception) -> Response[Any]:
    """An error as RFC 9457 problem details, or as a page where a page was asked for; never what went on inside."""
    status = getattr(error, "status_code", next((code for kind, code in KINDS if isinstance(error, kind)), 500))
    detail = str(getattr(error, "detail", "")) if status < 500 else ""
    if isinstance(error, ArchiveError):
        detail = "the archive cannot be read just now"
    if request.url.path.startswith("/api/") or request.url.path.startswith("/static/"):
        body = {"type": "about:blank", "title": _title(status), "status": status, "detail": detail or _title(status)}
        extra = getattr(error, "extra", None)
        if status == 400 and isinstance(extra, list):
            body["errors"] = [{k: str(v) for k, v in e.items()} for e in extra if isinstance(e, dict)]
        return Response(body, status_code=status, media_type="application/problem+json")
    known = {404: "missing", 413: "too_large", 429: "too_many"}
    text = page(request, "fault.html", status=status, message=known.get(status, "error"), detail=detail)
    return Response(text, status_code=status, media_type=MediaType.HTML)


def _title(status: int) -> str:
    from http import HTTPStatus

    return HTTPStatus(status).phrase


class _Edges:
    """Puts the safety headers on every answer, an ETag on what was got, and an end to what takes too long.

    What was got is kept (see `web.cache`); exports are streamed as they come.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        state = scope["litestar_app"].state
        streamed = "/export/" in scope["path"]
        known: Answer | None = None
        key = scope["raw_path"] + b"?" + scope["query_string"] + _host(scope)
        if scope["method"] == "GET" and not streamed:
            known = state.cache.get(key)
        if known is not None:
            await _send_tagged(scope, send, known)
            return
        gathered = _Gathered(scope, send) if scope["method"] == "GET" and not streamed else None
        through = gathered.take if gathered else _with_headers(send)
        try:
            await asyncio.wait_for(
                self.app(scope, receive, through), None if streamed else state.settings.longest_request
            )
        except TimeoutError:
            await _give_up(send)
            return
        if gathered and gathered.answer:
            state.cache.put(key, gathered.answer)


class _Gathered:
    """Holds an answer back until it is whole; then sends it with its ETag, and keeps it in `answer` if it is one to keep."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.answer: Answer | None = None
        self._scope, self._send = scope, send
        self._started: Any = None
        self._body: list[bytes] = []

    async def take(self, message: Message) -> None:
        """A message of the application."""
        if message["type"] == "http.response.start":
            self._started = message
        elif message["type"] == "http.response.body":
            self._body.append(message.get("body", b""))
            if not message.get("more_body"):
                await self._finish(b"".join(self._body))

    async def _finish(self, body: bytes) -> None:
        headers = (*self._started["headers"], *SAFE)
        if self._started["status"] != 200:
            self._started["headers"] = list(headers)
            await self._send(self._started)
            await self._send({"type": "http.response.body", "body": body, "more_body": False})
            return
        self.answer = Answer(headers, body, f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'.encode())
        await _send_tagged(self._scope, self._send, self.answer)


def _host(scope: Any) -> bytes:
    """The host asked for: a permalink's citation holds it."""
    return next((value for name, value in scope["headers"] if name == b"host"), b"")


def _with_headers(send: Send) -> Send:
    async def through(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *SAFE]
        await send(message)

    return through


async def _give_up(send: Send) -> None:
    body = b'{"type":"about:blank","title":"Service Unavailable","status":503,"detail":"this took too long"}'
    headers = [(b"content-type", b"application/problem+json"), *SAFE]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


async def _send_tagged(scope: Any, send: Send, answer: Answer) -> None:
    """The answer with its ETag; 304 without a body where the client has it already."""
    asked = next((value for name, value in scope["headers"] if name == b"if-none-match"), b"")
    headers = [*answer.headers, (b"etag", answer.tag)]
    status, body = 200, answer.body
    if answer.tag in asked:
        headers = [pair for pair in headers if pair[0].lower() not in (b"content-length", b"content-type")]
        status, body = 304, b""
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
