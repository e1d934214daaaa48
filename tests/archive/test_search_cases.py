"""The table of search cases: what each query must find and must not."""

import pathlib

import pytest

from bench.search_cases import Ask, Case, expression, fts_asks, musnad_asks, read_cases, score

CASES = read_cases()


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return musnad_asks(CASES, pathlib.Path(tmp_path_factory.mktemp("cases")))


@pytest.mark.parametrize(
    ("number", "case"), list(enumerate(CASES)), ids=[f"{c.group}-{n}" for n, c in enumerate(CASES)]
)
def test_case(ask: Ask, number: int, case: Case) -> None:
    found = ask(case.query)
    assert 2 * number in found
    assert 2 * number + 1 not in found


def test_the_table_holds_what_it_promises() -> None:
    assert len(CASES) >= 120
    assert len({(case.query, case.wanted) for case in CASES}) == len(CASES)


def test_the_peer_is_asked_fairly() -> None:
    """Words as they stand in a sentence are found by FTS5's own tokenizer too, so that its score tells of Arabic alone."""
    assert expression("قطار «وقف النار» -حادث") == '(("قطار") AND ("وقف النار")) NOT "حادث"'
    cases = [Case("plain", "جسر -حادث", "افتتح المحافظ جسر القرية.", "وقع حادث على جسر القرية.")]
    found = score(cases, fts_asks(cases, "unicode61 remove_diacritics 0"))
    assert (found.recall, found.precision, found.wrong) == (1.0, 1.0, [])
