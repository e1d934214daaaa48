"""The reading room in a real browser: the way from search to capture, the keyboard, a phone, a hostile page, axe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.slow

PATHS = [
    "/",
    "/search?q=الوزير",
    "/search?q=الوزير&show=statements",
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


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    assert faults == []
    context.close()


def test_from_search_to_statement_to_capture(page: Any) -> None:
    page.goto("/")
    page.fill("#q", "الوزير")
    page.press("#q", "Enter")
    page.check("input[value=statements]")
    page.click("form.filters .searchbox button")
    page.click("article.said blockquote a")
    assert page.locator("h1 .chain").inner_text()
    assert page.locator(".text.only .chosen").count() > 0
    assert page.locator("pre").first.inner_text().startswith("@article")
    page.click("a[href^='/captures/']")
    assert page.locator("ol.anatomy li").count() > 3


def test_touching_a_statement_shows_where_it_stands(page: Any) -> None:
    page.goto("/articles/1")
    first = page.locator(".said-list > li").first
    first.focus()
    assert page.locator(f'.text [data-said="{first.get_attribute("id")}"].chosen').count() > 0
    page.uncheck("[data-layer=said]")
    assert "no-said" in page.locator("body").get_attribute("class")


def test_the_switch_keeps_the_page(page: Any) -> None:
    page.goto("/search?q=الوزير&show=statements")
    page.click("a.switch")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.input_value("#q") == "الوزير"
    page.click("a.switch")
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_the_keyboard_alone_is_enough(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
    page.keyboard.type("الوزير")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.locator("article.found").count() > 0


@pytest.mark.parametrize("path", PATHS)
def test_nothing_runs_over_the_edge_of_a_phone(page: Any, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_pasted_page_is_read(page: Any) -> None:
    page.goto("/read")
    page.fill(
        "#text", "بلدية الوادي تفتتح سوقاً\n\nقال رئيس بلدية الوادي سالم الراوي إن السوق الجديدة تضم أربعين محلاً.\n"
    )
    page.click("form.paste button")
    assert page.locator("#result").is_visible()
    assert page.locator(".said-list > li").count() >= 1


def test_a_hostile_page_does_nothing(page: Any, address: str) -> None:
    page.goto("/search?q=خبيث")
    page.click("article.found a")
    page.wait_for_timeout(200)
    assert page.title() != "broken"
    assert page.locator("main img, main script").count() == 0


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_no_serious_fault(page: Any, language: str, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.goto(language + path)
    found = Axe().run(page).response["violations"]
    serious = [
        (fault["id"], [node["html"][:120] for node in fault["nodes"][:3]])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]
    assert serious == []
