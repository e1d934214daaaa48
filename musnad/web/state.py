"""What every handler reaches for: the settings, the pool of archives, the language of an address."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from litestar import Request
from litestar.datastructures import State
from litestar.exceptions import HTTPException

from musnad.archive.search import Filters
from musnad.web.pool import Pool
from musnad.web.render import Language, render
from musnad.web.settings import Settings

Found = TypeVar("Found")
WebRequest = Request[Any, Any, State]


def settings_of(request: WebRequest) -> Settings:
    """The server's settings."""
    found: Settings = request.app.state.settings
    return found


def pool_of(request: WebRequest) -> Pool:
    """The server's archives."""
    found: Pool = request.app.state.pool
    return found


def language_of(request: WebRequest) -> Language:
    """The language of an address: English under /en, else Arabic."""
    return "en" if request.url.path == "/en" or request.url.path.startswith("/en/") else "ar"


def page(request: WebRequest, template: str, **context: Any) -> str:
    """A page in the language of its address."""
    language = language_of(request)
    path = request.url.path.removeprefix("/en") or "/"
    if request.url.query:
        path += f"?{request.url.query}"
    return render(template, language, path, **context)


def there(found: Found | None) -> Found:
    """What was looked for; a 404 where there is none."""
    if found is None:
        raise HTTPException(status_code=404, detail="not in the archive")
    return found


def filters_of(asked: dict[str, str | None]) -> Filters:
    """Filters from what an address says; a 400 that names the first wrong one."""
    try:
        return msgspec.convert({key: value for key, value in asked.items() if value}, Filters)
    except msgspec.ValidationError as error:
        raise HTTPException(status_code=400, detail=str(error)) from error
