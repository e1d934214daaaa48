"""The order of the stages: Capture → Record. One bad page never stops the rest."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TypeVar

import msgspec

from musnad.analysis.dating import date_articles
from musnad.analysis.document import Document
from musnad.analysis.entities import EntityLayer, resolve_entities
from musnad.analysis.names import Name, find_names
from musnad.analysis.statements import StatementLayer, find_statements
from musnad.analysis.times import Expression, find_times, resolve_times
from musnad.captures.capture import Capture
from musnad.lexicon.loader import Lexicon, load_lexicon
from musnad.pages.empty import why_no_article
from musnad.pages.splitter import split_page
from musnad.records import SCHEMA, Article, CaptureInfo, Furniture, Problem, Published, Record, Time

Layer = TypeVar("Layer")


def read_capture(capture: Capture, day: datetime.date | None = None, lexicon: Lexicon | None = None) -> Record:
    """The record of one capture. `day` is its publication day where the user knows it; else what its data set tells.

    A stage that fails leaves its layer empty and a problem that names it; the other stages still run.
    """
    lexicon = lexicon or load_lexicon()
    if day is None and capture.day is not None:
        day = datetime.date.fromisoformat(capture.day)
    problems = list(capture.problems)
    no_articles: tuple[tuple[Article, ...], tuple[Furniture, ...]] = ((), ())
    articles, furniture = _run("pages", lambda: split_page(capture), no_articles, problems)
    if not articles:
        problems.append(Problem("pages", _run("pages", lambda: why_no_article(capture), "no article", problems)))
    document = Document(capture, articles, lexicon, day)
    no_found: list[Expression] = []
    found = _run("times", lambda: find_times(document), no_found, problems)
    no_days: dict[str, Published] = {}
    published = _run("dating", lambda: date_articles(document, found), no_days, problems)
    no_times: tuple[Time, ...] = ()
    times = _run("times", lambda: resolve_times(document, found, published), no_times, problems)
    no_names: list[Name] = []
    names = _run("names", lambda: find_names(document, times), no_names, problems)
    nobody = EntityLayer([], [], {})
    layer = _run("entities", lambda: resolve_entities(document, names, times), nobody, problems)
    said = _run("statements", lambda: find_statements(document, times, layer), StatementLayer(), problems)
    return Record(
        SCHEMA,
        _info(capture),
        tuple(msgspec.structs.replace(a, published=published.get(a.id, Published())) for a in articles),
        furniture,
        (*layer.entities.values(), *said.entities),
        tuple(sorted((*layer.mentions, *said.mentions), key=lambda mention: (mention.start, mention.end))),
        times,
        said.statements,
        problems=(*problems, *document.problems),
    )


def _run(stage: str, work: Callable[[], Layer], empty: Layer, problems: list[Problem]) -> Layer:
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - the one place where a fault of ours must not stop the run
        problems.append(Problem(stage, f"internal error: {type(error).__name__}: {error}"))
        return empty


def _info(capture: Capture) -> CaptureInfo:
    return CaptureInfo(
        capture.id, capture.source, capture.media_type, len(capture.text), capture.url, capture.captured_at,
        capture.publisher,
    )  # fmt: skip
