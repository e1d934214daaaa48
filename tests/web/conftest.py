"""An archive of the sample pages, a server over it, and a browser."""

from __future__ import annotations

import pathlib
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from musnad.archive.adding import add_captures
from musnad.archive.store import Archive
from musnad.captures.reading import read_captures
from musnad.web.settings import Settings
from tests.web.chromium import ARGUMENTS, find_chromium

SAMPLES = pathlib.Path(__file__).parent.parent / "samples"
HOSTILE = """\
<script>document.title = "broken"</script> عنوان خبيث عن مدينة المرفأ

قال الوزير سالم \u202eالراوي\u202c في بيان: «<img src=x onerror="document.title='broken'"> العمل عاد إلى الميناء كما كان قبل العاصفة».

وأضاف الراوي أن "javascript:alert(1)" ليست كلمة، وأن الميناء سيفتح أبوابه صباح الأحد المقبل أمام السفن كلها.
"""


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """An archive of all sample pages and one hostile one."""
    folder = tmp_path_factory.mktemp("web")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    pages = [str(path) for path in sorted(SAMPLES.iterdir()) if path.suffix in (".txt", ".html")]
    with Archive(folder / "news.db", write=True) as kept:
        add_captures(kept, read_captures([*pages, str(folder / "hostile.txt")]))
    return folder / "news.db"


@pytest.fixture(scope="session")
def address(archive: pathlib.Path) -> Iterator[str]:
    """The address of a running server."""
    import uvicorn

    from musnad.web.app import create_app

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app: Any = create_app(Settings(archive, reads_a_minute=1000))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        if time.monotonic() > deadline:
            raise RuntimeError("the server did not start")
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless chromium."""
    path = find_chromium()
    if path is None:
        pytest.skip("no chromium on this machine: `python -m tests.web.chromium` installs it")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()
