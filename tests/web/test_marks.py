"""Marks: segments are the text again, whatever the layers."""

from hypothesis import given
from hypothesis import strategies as st

from musnad.web.marks import Mark, segments, shown

TEXT = "قال وزير المرفأ إن «العمل عاد» أمس"
MARKS = st.lists(
    st.builds(
        lambda a, b, k: Mark(min(a, b), max(a, b) + 1, k, "x"),
        st.integers(0, 33),
        st.integers(0, 33),
        st.sampled_from(["name", "time", "said"]),
    )
)


@given(MARKS)
def test_segments_give_back_the_text(marks: list[Mark]) -> None:
    assert "".join(s.text for s in segments(TEXT, 0, len(TEXT), marks)) == TEXT


def test_a_segment_knows_all_that_lie_over_it() -> None:
    found = segments(TEXT, 0, len(TEXT), [Mark(4, 15, "source", "s1"), Mark(9, 15, "name", "7")])
    assert [(s.text, s.classes) for s in found[1:3]] == [("وزير ", ("source",)), ("المرفأ", ("source", "name"))]


def test_signs_that_turn_text_are_made_visible() -> None:
    assert shown("سالم \u202eالراوي\u202c") == "سالم \ufffdالراوي\ufffd"
