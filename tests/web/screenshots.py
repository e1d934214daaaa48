"""Pictures of every page in both languages, for the docs: `python -m tests.web.screenshots` (make screenshots)."""

from __future__ import annotations

import os
import pathlib
import sys
import tempfile
import threading
import time
from typing import Any

from musnad.archive.adding import add_captures
from musnad.archive.store import Archive
from musnad.captures.reading import read_captures
from musnad.web.settings import Settings
from tests.web.chromium import ARGUMENTS, find_chromium

ROOT = pathlib.Path(__file__).parent.parent.parent
PAGES = {
    "home": "/",
    "search": "/search?q=الوزير",
    "statements": "/search?q=الوزير&show=statements",
    "capture": "/captures/{capture}",
    "article": "/articles/{article}",
    "entity": "/entities/{entity}",
    "story": "/stories/{story}",
    "conflicts": "/conflicts",
    "statement": "/statements/{statement}",
    "read": "/read",
}
PORT = 8791


def main() -> int:
    """Build an archive of the samples, serve it, and picture its pages."""
    chromium = find_chromium()
    if chromium is None:
        print("no chromium here: python -m tests.web.chromium installs it", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "news.db"
        os.chdir(ROOT)  # so that the pages show no path of this machine
        samples = [p for d in ("tests/samples", "musnad/samples") for p in sorted(pathlib.Path(d).iterdir())]
        with Archive(path, write=True) as archive:
            add_captures(archive, read_captures([str(p) for p in samples if p.suffix in (".txt", ".html")]))
            numbers = _numbers(archive)
        _serve(path)
        _picture(chromium, numbers)
    return 0


def _numbers(archive: Archive) -> dict[str, int]:
    """The fullest article, its capture, the most quoted person, the largest story, a statement with a chain."""
    one = archive.db.execute
    article = one("SELECT article_id FROM statements GROUP BY article_id ORDER BY count(*) DESC LIMIT 1").fetchone()[0]
    entity = one(
        "SELECT p.entity_id FROM statements s JOIN appearances p ON p.id = s.speaker_id JOIN entities e ON e.id = p.entity_id "
        "WHERE e.type = 'PER' GROUP BY p.entity_id ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()[0]
    return {
        "article": article,
        "capture": one("SELECT capture_id FROM articles GROUP BY capture_id ORDER BY count(*) DESC LIMIT 1").fetchone()[
            0
        ],
        "entity": entity,
        "story": one("SELECT id FROM stories ORDER BY articles DESC LIMIT 1").fetchone()[0],
        "statement": (one("SELECT statement_id FROM statement_via LIMIT 1").fetchone() or (1,))[0],
    }


def _serve(path: pathlib.Path) -> None:
    import uvicorn

    from musnad.web.app import create_app

    app: Any = create_app(Settings(path))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=PORT, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)


def _picture(chromium: str, numbers: dict[str, int]) -> None:
    from playwright.sync_api import sync_playwright

    folder = ROOT / "docs" / "img"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1180, "height": 780})
        for language, lead in (("ar", ""), ("en", "/en")):
            for name, path in PAGES.items():
                page.goto(f"http://127.0.0.1:{PORT}{lead}{path.format(**numbers)}")
                if name == "article":
                    page.locator(".said-list > li").nth(1).hover()
                page.screenshot(path=folder / f"{name}-{language}.jpg", type="jpeg", quality=82)
        page.set_viewport_size({"width": 390, "height": 780})
        page.goto(f"http://127.0.0.1:{PORT}/articles/{numbers['article']}")
        page.screenshot(path=folder / "phone-ar.jpg", type="jpeg", quality=82)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
