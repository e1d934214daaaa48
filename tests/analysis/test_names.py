"""Names of people, organisations and places, sentence by sentence (cases/names.tsv)."""

import pathlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.analysis.document import Document
from musnad.analysis.names import Name, find_names
from musnad.captures.plain import read_plain
from musnad.lexicon.loader import load_lexicon
from musnad.records import Article, Paragraph

CASES = [
    line
    for line in (pathlib.Path(__file__).parent.parent / "cases" / "names.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
MARK = re.compile(r"\[(PER|ORG|LOC|EVENT|MISC):([^\]]*)\]")


def names_of(text: str) -> list[Name]:
    """The names of a text read as one paragraph."""
    capture = read_plain(text.encode(), "case")
    size = len(capture.text)
    article = Article("a1", "main", 0, size, paragraphs=(Paragraph(0, size),))
    return find_names(Document(capture, (article,), load_lexicon()), ())


def marked(text: str) -> list[tuple[str, str]]:
    return [(name.type, text[name.start : name.end]) for name in names_of(text)]


@pytest.mark.parametrize("case", CASES)
def test_names_of_a_sentence(case: str) -> None:
    assert marked(MARK.sub(r"\2", case)) == MARK.findall(case)


@pytest.mark.parametrize(
    "text",
    ["", "\n", "الأطفال يلعبون في الحديقة.", "هذا يوم جميل جدا وكل شيء على ما يرام."],
)
def test_no_names(text: str) -> None:
    assert names_of(text) == []


@given(st.text(st.sampled_from("أ ب ت و ل ال محمد بن سوريا وزارة «»()#_.،:\n\u200f\u0640\u064b abcЖ123"), max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_sound_spans(text: str) -> None:
    capture = read_plain(text.encode(), "case")
    last = 0
    for name in names_of(text):
        assert last <= name.start < name.end <= len(capture.text)
        assert capture.text[name.start : name.end].strip() == capture.text[name.start : name.end]
        last = name.end
