"""Every character of a capture that is no white space lies in exactly one piece of an article or in furniture."""

from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.captures.capture import Capture
from musnad.pages.splitter import split_page
from musnad.records import Article

LINES = st.sampled_from(
    [
        "",
        "TT",
        "مقالات ذات صلة",
        "اقرأ أيضا: بلدية المرفأ تعلن خطة للطرق",
        "أيضا:",
        "بلدية المرفأ تفتتح حديقة جديدة على الساحل",
        "الوزير يزور الميناء غداً",
        "المشرق العربي سفن صيد في ميناء المرفأ القديم (رويترز) play-circle",
        "سفن صيد في ميناء المرفأ القديم (رويترز)",
        "سفن صيد في ميناء المرفأ القديم",
        "«الشرق الأوسط» (دمشق) «الشرق الأوسط» (بيروت)",
        "عمان: «الشرق الأوسط»",
        "عام / بلدية المرفأ تفتتح حديقة جديدة على الساحل",
        "الرياض - واس : قالت البلدية إن الحديقة تتسع لألف زائر كل يوم.",
        "دبي، الإمارات العربية المتحدة (CNN) – أثارت الحديقة جدلاً واسعاً بين سكان الحي.",
        "وقالت رئيسة البلدية إن العمل استغرق عامين، وإن كلفته بلغت أربعة ملايين دينار، وإن سكان الأحياء القريبة شاركوا في التخطيط له منذ البداية، "
        "وأضافت أن البلدية تعد حديقتين أخريين.",
        "// انتهى //",
        "الخميس 12 أكتوبر 2023 - 10:45",
        "\u200f\u200e",
        " \u00a0- ",
        "(رويترز)",
        "نص قصير.",
    ]
)


def uncovered(text: str, articles: tuple[Article, ...], others: list[tuple[int, int]]) -> list[int]:
    """The offsets that lie in no piece or in several."""
    counts = [0] * len(text)
    for start, end in [*(s for a in articles for s in pieces(a)), *others]:
        for at in range(start, end):
            counts[at] += 1
    return [at for at, count in enumerate(counts) if count > 1 or (count == 0 and not text[at].isspace())]


def pieces(article: Article) -> list[tuple[int, int]]:
    """The stretches of the article's pieces."""
    found = [(one.start, one.end) for one in (article.headline, article.deck, article.section) if one is not None]
    found += [(one.start, one.end) for one in article.captions]
    found += [(one.start, one.end) for one in article.bylines]
    return found + [(one.start, one.end) for one in article.paragraphs]


def check(text: str) -> None:
    """Split the text as a page and see that nothing is lost and all offsets hold."""
    check_capture(Capture("sha256:0", "page.txt", text))


def check_capture(capture: Capture) -> None:
    """Split the capture and see that nothing is lost and all offsets hold."""
    text = capture.text
    articles, furniture = split_page(capture)
    assert uncovered(text, articles, [(piece.start, piece.end) for piece in furniture]) == []
    assert [article.id for article in articles] == [f"a{number}" for number in range(1, len(articles) + 1)]
    for article in articles:
        assert all(article.start <= start < end <= article.end for start, end in pieces(article))
        assert all(piece.text == text[piece.start : piece.end] for piece in article.captions)
        assert all(piece.text == text[piece.start : piece.end] for piece in article.bylines)
    assert all(piece.text == text[piece.start : piece.end] for piece in furniture)
    assert sum(article.part == "main" for article in articles) <= 1


@settings(max_examples=400)
@given(st.lists(LINES, max_size=30))
def test_any_mix_of_lines(lines: list[str]) -> None:
    check("\n".join(lines))


@given(st.text(st.sampled_from('\n\n .:-–()/«»"،ابتثةوقال0123TT'), max_size=300))
def test_any_text(text: str) -> None:
    check(text)
