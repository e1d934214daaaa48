"""The pages and the API without a browser: answers, faults, limits, safety."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient

import musnad
from musnad.records import from_json
from musnad.web.app import create_app
from musnad.web.settings import Settings

Client = TestClient[Any]


@pytest.fixture(scope="module")
def client(archive: pathlib.Path) -> Iterator[Client]:
    with TestClient(create_app(Settings(archive, reads_a_minute=1000, largest_page=200_000))) as client:
        yield client


PAGES = [
    "/",
    "/search",
    "/search?q=الوزير",
    "/search?show=statements&act=deny",
    "/captures/1",
    "/articles/1",
    "/entities/1",
    "/stories",
    "/stories/1",
    "/conflicts",
    "/statements/1",
    "/read",
    "/api",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_answers_in_both_languages(client: Client, language: str, path: str) -> None:
    answer = client.get(language + path)
    assert answer.status_code == 200
    assert ('dir="rtl"' if language == "" else '<html lang="en" dir="ltr">') in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert " style=" not in answer.text
    assert "onclick" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/articles/999999",
        "/entities/999999",
        "/stories/999999",
        "/statements/999999",
        "/captures/999999",
        "/nothing",
        "/en/articles/0",
    ],
)
def test_what_is_not_there_is_told(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert "<h1>" in answer.text
    assert "Traceback" not in answer.text


def test_api_faults_are_problem_details(client: Client) -> None:
    for path, status in (
        ("/api/v1/statements/999999", 404),
        ("/api/v1/statements?act=shout", 400),
        ("/api/v1/stories?cursor=zz!", 400),
        ("/api/v1/articles?since=tomorrow", 400),
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), path
        assert answer.json()["status"] == status


def test_pages_by_cursor_are_the_whole_list(client: Client) -> None:
    whole = client.get("/api/v1/speakers?limit=200").json()["rows"]
    seen, cursor = [], None
    while True:
        answer = client.get("/api/v1/speakers", params={"limit": 3, **({"cursor": cursor} if cursor else {})}).json()
        seen += answer["rows"]
        cursor = answer["next"]
        if cursor is None:
            break
    assert seen == whole
    assert len(whole) > 3


def test_an_answer_known_already_is_not_sent_again(client: Client) -> None:
    first = client.get("/api/v1/stats")
    again = client.get("/api/v1/stats", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_paste_page_and_the_command_line_give_one_record(client: Client) -> None:
    text = (pathlib.Path(__file__).parent.parent / "samples" / "agency.txt").read_text(encoding="utf-8")
    posted = from_json(client.post("/api/v1/read", json={"text": text}).content)
    read = musnad.read(text.encode())
    assert (posted.articles, posted.statements, posted.entities) == (read.articles, read.statements, read.entities)
    page = client.post("/read", files={"text": (None, text), "day": (None, "")})
    assert page.status_code == 200
    assert read.statements[0].content[0].text.split()[0] in page.text


def test_too_large_a_page_is_refused(client: Client) -> None:
    assert client.post("/api/v1/read", json={"text": "كلمة " * 200_000}).status_code == 413


def test_too_many_pages_a_minute_are_refused(archive: pathlib.Path) -> None:
    with TestClient(create_app(Settings(archive, reads_a_minute=2))) as client:
        codes = [client.post("/api/v1/read", json={"text": "عنوان\n\nنص."}).status_code for _ in range(4)]
        assert codes == [200, 200, 429, 429]
        assert client.get("/api/v1/stats").status_code == 200


def test_nothing_is_added_without_the_token(archive: pathlib.Path, tmp_path: pathlib.Path) -> None:
    copy = tmp_path / "news.db"
    copy.write_bytes(archive.read_bytes())
    page = {"text": "بلدية الوادي تفتتح سوقاً\n\nافتتحت بلدية الوادي سوقاً جديدة للخضار في وسط المدينة أمس.\n"}
    with TestClient(create_app(Settings(copy))) as client:
        assert client.post("/api/v1/captures", json=page).status_code == 403
    with TestClient(create_app(Settings(copy, token="secret"))) as client:
        assert client.post("/api/v1/captures", json=page).status_code == 401
        headers = {"Authorization": "Bearer secret"}
        assert client.post("/api/v1/captures", json=page, headers=headers).json()["new"] is True
        assert client.post("/api/v1/captures", json=page, headers=headers).json()["new"] is False
        assert client.get("/api/v1/articles", params={"q": "سوق الوادي"}).json()["rows"]


def test_hostile_text_is_shown_harmless(client: Client) -> None:
    (row, *_) = client.get("/api/v1/articles", params={"q": "خبيث"}).json()["rows"]
    page = client.get(f"/articles/{row['article']}").text
    assert "<script>document" not in page
    assert "&lt;script&gt;" in page
    assert "<img src=x" not in page
    assert "\u202e" not in page


def test_exports_are_streamed(client: Client) -> None:
    lines = client.get("/api/v1/export/jsonl").content.splitlines()
    assert len(lines) == client.get("/api/v1/stats").json()["captures"]
    table = client.get("/api/v1/export/csv").text
    assert table.count("capture,source_file") == 1
    assert client.get("/api/v1/export/exe").status_code == 404
