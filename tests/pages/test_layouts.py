"""layouts.toml: its rows, its days, and the faults that it refuses."""

import datetime
import re
import tomllib
from importlib.resources import files

import pytest

from musnad.captures.capture import Capture, PageMetadata
from musnad.errors import LexiconError
from musnad.lexicon.data import read_toml
from musnad.pages.layouts import LISTS, load_layouts, parse_layouts

TEXT = (files("musnad.lexicon") / "layouts.toml").read_text(encoding="utf-8")


def test_rows_are_sorted_and_single() -> None:
    words = tomllib.loads(TEXT)["words"]
    assert {name: rows for name, rows in words.items() if rows != sorted(set(rows))} == {}


def test_letters_are_arabic() -> None:
    assert re.findall("[\u06cc\u06a9\u06c1\u06be\ufb50-\ufdff\ufe70-\ufeff]", TEXT) == []


def test_layout_holds_between_its_days() -> None:
    layouts = load_layouts()

    def trailing(day: str | None) -> int:
        metadata = PageMetadata(published=day)
        return layouts.words_for(Capture("sha256:0", "x", "مسقط، عمان (CNN) – بدأت", metadata=metadata)).trailing_items

    assert trailing("2018-10-03") == trailing(None) == 5
    assert trailing("2018-05-31") == trailing("2024-01-01") == 0


def test_every_layout_says_what_it_adds() -> None:
    for layout in load_layouts().layouts:
        assert layout.trailing_items or any(layout.lists.values())
        assert layout.since is None or layout.until is None or layout.since < layout.until


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"name": "x"}, "signs"),
        ({"name": "x", "signs": ["x"], "widget": ["TT"]}, "widget"),
        ({"name": "x", "signs": ["x"], "since": "2018"}, "days"),
        ({"name": "x", "signs": ["x"], "sections": "عام"}, "sections"),
    ],
)
def test_faulty_entry_is_named(entry: dict[str, object], fault: str) -> None:
    table = read_toml("layouts.toml") | {"layout": [entry]}
    with pytest.raises(LexiconError, match=fault):
        parse_layouts(table)


def test_lists_are_all_used() -> None:
    assert set(read_toml("layouts.toml")["words"]) == set(LISTS)
    assert load_layouts().layouts[0].holds(datetime.date(2020, 1, 1))
