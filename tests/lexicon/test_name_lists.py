"""The lists of names: letters, order, doubles, columns."""

import pathlib
import re

import pytest

from musnad.lexicon.names import Gazetteer
from musnad.lexicon.names_build import COLUMNS, DOUBTS, LISTS, NATIONS, PARTS, compile_tables, load_tables
from musnad.text import fold

HERE = pathlib.Path(__file__).parents[2] / "musnad" / "lexicon"
FOREIGN = re.compile(r"[\u0640\u064b-\u065f\u06a9\u06cc\u06d5\u067e\u0686\ufb50-\ufdff\ufe70-\ufeff\u200b-\u200f]")
FILES = [name for name, _ in LISTS]


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("name", [*FILES, *PARTS, NATIONS])
def test_order_and_head(name: str) -> None:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert re.search("Apache|CC0|CC BY", " ".join(line for line in lines if line.startswith("#")))
    assert rows(name) == sorted(rows(name))


@pytest.mark.parametrize("name", FILES)
def test_columns(name: str) -> None:
    for cells in rows(name):
        assert len(cells) == COLUMNS, cells
        assert cells[0], cells
        assert not FOREIGN.search("".join(cells[:3])), cells
        assert re.fullmatch(r"([A-Z]{2}( [A-Z]{2})*)?", cells[5]), cells
        assert re.fullmatch(r"(Q[1-9]\d*)?", cells[6]), cells
        assert cells[7] in DOUBTS, cells
        assert re.fullmatch(r"[a-z-]+", cells[4]), cells


@pytest.mark.parametrize("name", FILES)
def test_no_name_twice(name: str) -> None:
    names = [fold(cells[0]) for cells in rows(name)]
    assert sorted({n for n in names if names.count(n) > 1} if len(names) < 5000 else []) == []
    assert len(set(names)) == len(names)


def test_enough_bodies() -> None:
    assert len(rows("organisations.tsv")) >= 1500


def test_cache_holds_what_is_compiled(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = load_tables()
    files = list(tmp_path.rglob("names-*.msgpack"))
    assert load_tables() == first
    assert first == compile_tables()
    for file in files:
        file.write_bytes(b"broken")
    assert load_tables() == first


@pytest.mark.parametrize(
    ("form", "country", "gender", "number"),
    [
        ("الروسي", "RU", "m", "s"),
        ("الاميركيون", "US", "m", "p"),
        ("وللسعوديين", "SA", "m", "p"),
        ("الاتراك", "TR", "m", "p"),
        ("سوريه", "SY", "f", "s"),
    ],
)
def test_nisba(form: str, country: str, gender: str, number: str) -> None:
    nation = Gazetteer().nation(form)
    assert nation is not None
    assert (nation.country, nation.gender, nation.number) == (country, gender, number)


def test_given_names_tell_their_gender() -> None:
    given = rows("given_names.tsv")
    forms = [fold(cells[0]) for cells in given]
    assert len(given) >= 400
    assert len(set(forms)) == len(forms)
    assert {cells[2] for cells in given} == {"m", "f", ""}
    assert {cells[0]: cells[2] for cells in given}["ليلى"] == "f"


def test_a_verb_of_the_present_is_no_noun() -> None:
    kinds = {cells[0]: cells[1] for cells in rows("words.tsv")}
    assert [kinds[form] for form in ("يجري", "تتناول", "نوقع", "سياسه")] == ["p", "p", "p", "n"]
