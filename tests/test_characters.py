"""Nothing of a capture is lost: over all samples, over mutations of them, and over the corpora where they are at hand."""

from __future__ import annotations

import gzip
import json
import pathlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.captures.plain import read_plain
from musnad.pages.splitter import split_page
from musnad.reader import read_capture
from musnad.records import to_json
from tests.pages.test_accounting import check, check_capture
from tests.sample_pages import NAMES, read_sample

CORPORA = pathlib.Path(__file__).parents[2] / "shared" / "corpora"
NOISE = (
    "TT",
    "شارك",
    "إعلان",
    "مقالات ذات صلة",
    "اقرأ أيضا: خبر آخر من الصفحة",
    "play-circle",
    "-----",
    "\u200f",
    "12:40",
    "«",
    "(رويترز)",
)


@pytest.mark.parametrize("name", NAMES)
def test_sample_is_accounted_for(name: str) -> None:
    check_capture(read_sample(name))


@pytest.mark.parametrize("name", NAMES)
def test_same_bytes_same_record(name: str) -> None:
    first, second = (to_json(read_capture(read_sample(name))) for _ in range(2))
    assert first == second


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The text of a sample with lines dropped, doubled, shuffled, cut, joined, and noise put between."""
    lines = read_sample(draw(st.sampled_from(NAMES))).text.split("\n")
    low = draw(st.integers(0, max(0, len(lines) - 12)))
    lines = lines[low : low + draw(st.integers(4, 40))]
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        change = draw(st.sampled_from(("drop", "double", "swap", "cut", "join", "noise", "far")))
        if change == "drop" and len(lines) > 1:
            del lines[at]
        elif change == "double":
            lines.insert(at, lines[at])
        elif change == "far":
            lines.append(lines[at])
        elif change == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        elif change == "cut":
            size = draw(st.integers(0, len(lines[at])))
            lines[at : at + 1] = [lines[at][:size], lines[at][size:]]
        elif change == "join" and at + 1 < len(lines):
            lines[at : at + 2] = [lines[at] + " " + lines[at + 1]]
        elif change == "noise":
            lines.insert(at, draw(st.sampled_from(NOISE)))
    return "\n".join(lines)


@settings(max_examples=250, deadline=None)
@given(mutated())
def test_mutated_sample_is_accounted_for(text: str) -> None:
    check(text)


@pytest.mark.parametrize("name", ["saudi_news_2015", "ant_news_2018"])
def test_corpus_is_accounted_for(name: str) -> None:
    """Every 30th article of the corpus, with its byline and without."""
    file = CORPORA / f"{name}.jsonl.gz"
    if not file.exists():
        pytest.skip("no corpora at hand")
    with gzip.open(file, "rt", encoding="utf-8") as rows:
        for number, line in enumerate(rows):
            if number % 30:
                continue
            row = json.loads(line)
            head = f"{row['title'] or ''}\n\n" + (f"{row['byline']}\n\n" if row.get("byline") and number % 60 else "")
            check(head + row["text"])


@pytest.mark.slow
@pytest.mark.parametrize(
    "page",
    [
        "سطر قصير من صفحة طويلة\n",
        "وقال المتحدث باسم البلدية إن العمل في الحديقة الجديدة يبدأ غداً وينتهي بعد شهرين.\n",
        "سفن صيد في ميناء المرفأ القديم (رويترز)\n",
        "الرياض - واس\n",
        "مقالات ذات صلة\nعنوان خبر آخر في القائمة الطويلة\n",
        "خبر {n} من أخبار البلدية الجديدة\n\nالرياض - واس: قالت البلدية إن الحديقة تفتح أبوابها غداً أمام الزوار.\n\n",
    ],
)
def test_cost_grows_with_the_text(page: str) -> None:
    """Four times the text costs about four times the time; a cost that grew with the square would be sixteen times."""

    def seconds(times: int) -> float:
        capture = read_plain("".join(page.replace("{n}", str(n)) for n in range(times)).encode(), "long.txt")
        best = 9.0
        for _ in range(3):
            begin = time.perf_counter()
            split_page(capture)
            best = min(best, time.perf_counter() - begin)
        return best

    assert seconds(12_000) < 10 * seconds(3_000)


@pytest.mark.slow
@pytest.mark.parametrize("word", ["كلمة ", "(", "-", "كلمة - ", ": ", "« ", "(أ ", "12 "])
def test_one_long_line(word: str) -> None:
    check(word * (2_000_000 // len(word)))
