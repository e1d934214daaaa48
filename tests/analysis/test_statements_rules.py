"""What the rules decide on sentences written for them: acts, forms, sources, circumstances, decks, problems."""

import pytest

from musnad.captures.plain import read_plain
from musnad.lexicon.loader import load_lexicon
from musnad.lexicon.reporting import read_reporting
from musnad.reader import read_capture
from musnad.records import Record, Statement
from musnad.text import fold


def read(text: str) -> Record:
    return read_capture(read_plain(f"عنوان الصفحة اليوم\n\n{text}\n".encode(), "test"))


def first(text: str) -> Statement:
    return read(text).statements[0]


ACTS = [
    ("وقال مدير الميناء إن السفينة وصلت.", "assert"),
    ("وقال مدير الميناء إنه يجب إغلاق الرصيف.", "demand"),
    ("وشدد مدير الميناء على ضرورة إغلاق الرصيف.", "demand"),
    ("ولفت مدير الميناء إلى ضرورة إغلاق الرصيف.", "assert"),
    ("وقال مدير الميناء إن الأنباء كاذبة.", "deny"),
    ("وقال مدير الميناء: «سنواصل العمل ليلا ونهارا».", "promise"),
    ("وقال مدير الميناء: «لن نتسامح مع المهربين أبدا».", "threaten"),
    ("وقال مدير الميناء: «نشكر جميع العمال على صبرهم».", "praise"),
    ("وقال مدير الميناء: «متى تصل السفينة يا ترى؟».", "ask"),
    ("وحذر مدير الميناء من عاصفة قوية.", "warn"),
    ("ورحب مدير الميناء بالاتفاق الجديد.", "praise"),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_acts(text: str, act: str) -> None:
    assert first(text).act == act


FORMS = [
    ("وقال مدير الميناء: «السفينة وصلت إلى الرصيف».", "direct"),
    ("وقال مدير الميناء إن «السفينة وصلت إلى الرصيف».", "direct"),
    ("وقال مدير الميناء إن الوضع «تحسن كثيرا جدا» في المدينة.", "mixed"),
    ("وقال مدير الميناء إن السفينة وصلت.", "indirect"),
    ("وقال مدير الميناء إن صحيفة «المرفأ» أخطأت.", "indirect"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_forms(text: str, form: str) -> None:
    assert first(text).form == form


def test_an_interrupted_quotation_has_two_parts() -> None:
    found = first("«البحر هادئ اليوم تماما»، قال مدير الميناء، «وسنبحر عند الفجر».")
    assert [part.text for part in found.content] == ["البحر هادئ اليوم تماما", "وسنبحر عند الفجر"]
    assert all(part.quoted for part in found.content)
    assert found.rule == "quote-before"


def test_a_source_phrase_may_interrupt_the_sentence() -> None:
    found = first("وستصل السفينة الكبيرة، بحسب مدير الميناء، إلى الرصيف الشمالي غدا.")
    assert found.rule == "according-middle"
    assert [part.text for part in found.content] == ["ستصل السفينة الكبيرة", "إلى الرصيف الشمالي غدا"]


def test_who_was_told_where_and_through_whom() -> None:
    found = first("وقال مدير الميناء في مقابلة مع قناة الجزيرة إن السفينة وصلت.")
    assert found.venue is not None
    assert found.venue.text == "مقابلة"
    assert [via.text for via in found.via] == ["قناة الجزيرة"]
    assert found.to is not None
    assert found.to.text == "قناة الجزيرة"


def test_the_pages_own_outlet_is_told_but_passes_nothing_on() -> None:
    capture = read_plain("عنوان\n\nوقال مدير الميناء لصحيفة المرفأ إن السفينة وصلت.\n".encode(), "test")
    import msgspec

    (found,) = read_capture(msgspec.structs.replace(capture, publisher="صحيفة المرفأ")).statements
    assert found.via == ()
    assert found.to is not None


def test_unnamed_sources_become_entities_and_are_met_again() -> None:
    record = read("وقالت ثلاثة مصادر أمنية إن الطريق مقطوع.\n\nوأضافت المصادر أن الجسر سليم.")
    one, two = record.statements
    assert one.speaker == two.speaker
    (source,) = [entity for entity in record.entities if entity.id == one.speaker]
    assert (source.type, source.name) == ("SRC", "ثلاثة مصادر أمنية")


def test_nobody_is_named_behind_a_passive() -> None:
    found = first("وقيل إن السفينة كانت محملة بالقمح.")
    assert (found.rule, found.speaker, found.speaker_text) == ("passive", None, "غير مسمى")


def test_unbalanced_marks_are_reported() -> None:
    record = read("وقال مدير الميناء: «السفينة وصلت إلى الرصيف.")
    assert [problem.reason for problem in record.problems if problem.stage == "statements"] == [
        "quotation marks unclosed"
    ]
    assert record.statements[0].content[0].text == "السفينة وصلت إلى الرصيف"


def test_a_statement_inside_another_names_it() -> None:
    record = read("وقال مدير الميناء إن الشرطة أكدت أن السفينة وصلت.")
    outer, inner = record.statements
    assert inner.inside == outer.id


def test_the_closed_classes_are_folded_and_single() -> None:
    classes = read_reporting()
    for name in classes.__struct_fields__:
        words = getattr(classes, name)
        if name not in ("things_do",):  # lemmas, as verbs.tsv writes them
            assert all(fold(word) == word for word in words), name
    assert load_lexicon().reporting == classes
