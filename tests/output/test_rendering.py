"""A record as a tree and as Markdown: what stands where, and right-to-left text kept apart."""

import re

from musnad.output.markdown import as_markdown
from musnad.output.tree import COLOURED, as_tree
from musnad.records import (
    Article,
    Byline,
    CaptureInfo,
    Content,
    Cue,
    Entity,
    Mention,
    Paragraph,
    Problem,
    Published,
    Record,
    Span,
    Statement,
    Time,
    Via,
)

TEXT = "افتتاح *حديقة*\n\nهبة العطار\n\nقال الوزير للوكالة أمس إن «الحديقة للجميع»."


def span(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


def a_record() -> Record:
    paragraph = TEXT.index("قال")
    article = Article(
        "a1", "main", 0, len(TEXT), Span(*span("افتتاح *حديقة*")), bylines=(Byline(*span("هبة العطار"), "هبة العطار"),),
        paragraphs=(Paragraph(paragraph, len(TEXT)),), published=Published("2024-03-12", None, ("t1", "metadata")),
    )  # fmt: skip
    said = Statement(
        "s1", "a1", Cue(*span("قال"), "قال"), Span(*span("الوزير")), "e1", "الوزير",
        (Content(*span("الحديقة للجميع"), True),), "direct", "assert", "verb-subject",
        via=(Via(*span("الوكالة".replace("ال", "ل", 1))),), time="t1",
    )  # fmt: skip
    return Record(
        "musnad/1", CaptureInfo("sha256:0", "page.txt", "text/plain", len(TEXT)), (article,),
        entities=(Entity("e1", "PER", "الوزير", "The Minister"), Entity("e2", "SRC", "مصدر")),
        mentions=(Mention("e1", "a1", *span("الوزير")), Mention("e2", "a1", *span("الوزير"))),
        times=(Time("t1", "a1", *span("أمس"), "DATE", "2024-03-11", rule="yesterday"),),
        statements=(said,), problems=(Problem("captures", "1 NUL character"),),
    )  # fmt: skip


def bare(shown: str) -> str:
    return re.sub("[\u2068\u2069]", "", shown)


def test_the_tree_holds_all_layers() -> None:
    assert bare(as_tree(a_record(), TEXT)) == (
        "page.txt  1 article, 1 statement · 73 characters\n"
        "├─ a1 main افتتاح *حديقة*\n"
        "│  ├─ published (2024-03-12 to ?)\n"
        "│  │  ├─ because أمس\n"
        "│  │  └─ because (metadata)\n"
        "│  ├─ byline هبة العطار (author: هبة العطار)\n"
        "│  ├─ body (1 piece, 7 words)\n"
        "│  │  └─ ¶ قال الوزير للوكالة أمس إن «الحديقة للجميع».\n"
        "│  ├─ names (1)\n"
        "│  │  └─ e1 PER الوزير (The Minister, 1 mention)\n"
        "│  ├─ times (1)\n"
        "│  │  └─ time أمس (= 2024-03-11)\n"
        "│  └─ statements (1)\n"
        "│     └─ s1 الوزير · قال (assert)\n"
        "│        ├─ said «الحديقة للجميع» (direct)\n"
        "│        ├─ chain الوزير ← لوكالة\n"
        "│        └─ when أمس (= 2024-03-11)\n"
        "└─ problem (captures: 1 NUL character)\n"
    ).replace("73", str(len(TEXT)))


def test_why_names_the_rules() -> None:
    shown = as_tree(a_record(), TEXT, why=True)
    assert "[verb-subject]" in shown
    assert "[yesterday]" in shown
    assert "[verb-subject]" not in as_tree(a_record(), TEXT)


def test_each_line_closes_its_isolates() -> None:
    for line in as_tree(a_record(), TEXT, width=30).split("\n"):
        assert line.count("\u2068") == line.count("\u2069")


def test_narrow_terminals_wrap() -> None:
    lines = bare(as_tree(a_record(), TEXT, width=40)).split("\n")
    assert max(map(len, lines[1:])) < 70
    assert len(lines) > len(as_tree(a_record(), TEXT, width=140).split("\n"))


def test_colours_only_where_asked() -> None:
    assert "\x1b" not in as_tree(a_record(), TEXT)
    assert "\x1b[32m\u2068«الحديقة للجميع»\u2069\x1b[0m" in as_tree(a_record(), TEXT, style=COLOURED)


def test_markdown_escapes_and_marks_direct_words() -> None:
    shown = bare(as_markdown(a_record(), TEXT))
    assert "## a1 main: افتتاح \\*حديقة\\*" in shown
    assert "- said: **«الحديقة للجميع»** (direct)" in shown
    assert "- problem (captures: 1 NUL character)" in shown
