"""Where noun phrases end: cases/phrases.txt, a line each."""

import pathlib

import pytest

from musnad.analysis.phrases import noun_phrase, read_phrase
from tests.analysis.marks import document_of, names_of, read_marks

CASES = [
    line
    for line in (pathlib.Path(__file__).parent.parent / "cases" / "phrases.txt").read_text(encoding="utf-8").split("\n")
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("line", CASES)
def test_phrase_ends(line: str) -> None:
    marked = read_marks(line)
    document = document_of([marked.text])
    names = {name.first: name for name in names_of(document, marked.names)}
    [(start, end, _, _)] = marked.spans
    last = noun_phrase(document, document.tokens.at(start), names)
    assert marked.text[start : document.tokens.end(last - 1)] == marked.text[start:end]


@pytest.mark.parametrize("text", ["،", "أن", "في", "«"])
def test_no_phrase_opens(text: str) -> None:
    assert noun_phrase(document_of([text]), 0) == 0


def test_phrase_stays_on_its_line() -> None:
    document = document_of(["قال وزير", "الزراعة إن"])
    assert noun_phrase(document, 1) == 2


def test_phrase_tells_its_parts() -> None:
    marked = read_marks("قال وزير خارجية {LOC النرويج} {PER هاني سرور} إن")
    document = document_of([marked.text])
    country, person = names_of(document, marked.names)
    phrase = read_phrase(document, 1, {country.first: country, person.first: person})
    assert phrase.name == person
    assert phrase.inside == (country,)
    assert phrase.role is not None
    assert phrase.role.row.lemma == "وزير"
