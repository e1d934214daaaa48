"""Cost grows in proportion to the text, also where a page is one line."""

import time

import pytest

from musnad.captures.reading import read_bytes
from musnad.reader import read_capture

SENTENCE = "قال الوزير في مؤتمر صحافي إن الخطة جاهزة، وأضاف أن العمل يبدأ يوم الأحد المقبل. "


def seconds(text: str) -> float:
    """The better of two runs."""
    times = []
    for _ in range(2):
        begin = time.perf_counter()
        read_capture(read_bytes(text.encode(), "page.txt"))
        times.append(time.perf_counter() - begin)
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize("joint", ["", "\n", "\n\n"], ids=["one line", "lines", "paragraphs"])
def test_four_times_the_text_takes_about_four_times_as_long(joint: str) -> None:
    page = "خطة جديدة للمدينة\n\n"
    few = seconds(page + joint.join([SENTENCE] * 500))
    many = seconds(page + joint.join([SENTENCE] * 2000))
    assert many < 8 * few  # in proportion it is 4, in its square 16
