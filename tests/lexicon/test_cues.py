"""The rows of verbs.tsv and the lookup of their forms."""

import time

import pytest

from musnad.lexicon import flags
from musnad.lexicon.cues import CueForm, Cues, Row
from musnad.lexicon.loader import load_lexicon
from musnad.text import fold
from tests.marked import parse_case, unmark

CUES = load_lexicon().cues


def reading(surface: str) -> CueForm:
    """The likeliest reading of a surface."""
    return CUES.lookup(fold(surface))[0]


# surface, lemma, tense, person, gender, number, proclitic, enclitic
READINGS = [
    ("وأكدت", "أكد", "past", 3, "f", "s", "و", ""),
    ("فقال", "قال", "past", 3, "m", "s", "ف", ""),
    ("سيعلن", "أعلن", "present", 3, "m", "s", "س", ""),
    ("وستعلن", "أعلن", "present", 3, "f", "s", "وس", ""),
    ("ليؤكد", "أكد", "present", 3, "m", "s", "ل", ""),
    ("أبلغه", "أبلغ", "past", 3, "m", "s", "", "ه"),
    ("وتصفهما", "وصف", "present", 3, "f", "s", "و", "هما"),
    ("نقلتها", "نقل", "past", 3, "f", "s", "", "ها"),
    ("ينفيه", "نفى", "present", 3, "m", "s", "", "ه"),
    ("نفاها", "نفى", "past", 3, "m", "s", "", "ها"),
    ("قالوا", "قال", "past", 3, "m", "p", "", ""),
    ("قالوه", "قال", "past", 3, "m", "p", "", "ه"),
    ("يؤكدان", "أكد", "present", 3, "m", "d", "", ""),
    ("أكدا", "أكد", "past", 3, "m", "d", "", ""),
    ("أكّدتا", "أكد", "past", 3, "f", "d", "", ""),
    ("مشدداً", "شدد", "participle", None, "m", "s", "", ""),
    ("مشددة", "شدد", "participle", None, "f", "s", "", ""),
    ("ومشددين", "شدد", "participle", None, "m", "p", "و", ""),
    ("قائلين", "قال", "participle", None, "m", "p", "", ""),
    ("لافتا", "لفت", "participle", None, "m", "s", "", ""),
    ("قوله", "قال", "masdar", None, None, "s", "", "ه"),
    ("بالقول", "قال", "masdar", None, None, "s", "بال", ""),
    ("تأكيدها", "أكد", "masdar", None, None, "s", "", "ها"),
    ("مطالبته", "طالب", "masdar", None, None, "s", "", "ه"),
    ("اتهاماته", "اتهم", "masdar", None, None, "p", "", "ه"),
]


@pytest.mark.parametrize(("surface", "lemma", "tense", "person", "gender", "number", "proclitic", "enclitic"), READINGS)
def test_form_is_read(
    surface: str, lemma: str, tense: str, person: int | None, gender: str | None, number: str | None,
    proclitic: str, enclitic: str,
) -> None:  # fmt: skip
    found = reading(surface)
    assert (found.row.lemma, found.tense, found.person) == (lemma, tense, person)
    assert (found.gender, found.number, found.proclitic, found.enclitic) == (gender, number, proclitic, enclitic)


@pytest.mark.parametrize("surface", ["عد", "رد", "كتب", "طالب", "متهم", "وعد"])
def test_homograph_is_doubtful(surface: str) -> None:
    assert reading(surface).doubtful


@pytest.mark.parametrize(
    "surface", ["المدينة", "وكالة", "مصر", "بينهم", "فندق", "بشأن", "حافلة", "والطريق", "سيارات", "في", "12"]
)
def test_other_words_report_nothing(surface: str) -> None:
    assert CUES.lookup(fold(surface)) == ()
    assert CUES.bits(fold(surface)) == 0


def test_the_flag_is_set_on_words() -> None:
    assert load_lexicon().vocabulary["وأكدت "].bits & flags.CUE


def test_passive_is_read() -> None:
    assert reading("قيل").voice == "passive"
    assert any(found.voice == "passive" for found in CUES.lookup(fold("نُقل")))


def test_short_form_stands_for_the_jussive() -> None:
    assert reading("ينف").jussive


def test_rows_are_sorted_and_single() -> None:
    keys = [(row.lemma, row.kind) for row in CUES.rows]
    assert keys == sorted(set(keys))


def test_letters_are_arabic_only() -> None:
    strange = set("یکھہپۀ") | {chr(c) for c in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF))}
    for row in CUES.table:
        assert not strange & set(f"{row.cue.lemma}{row.build}{row.masdar}{row.example}"), row.cue.lemma


def test_never_forms_are_not_made() -> None:
    for row in CUES.table:
        for form in row.never:
            assert not any(found.row is row.cue for found in CUES.lookup(form)), (row.cue.lemma, form)


def test_doubtful_forms_are_forms_of_their_row() -> None:
    strays = [
        (row.cue.lemma, form)
        for row in CUES.table
        for form in row.doubtful - row.never
        if not any(found.row is row.cue for found in CUES.lookup(form))
    ]
    assert strays == []


def test_every_row_has_a_sound_example() -> None:
    for row in CUES.table:
        case = parse_case(row.example, row.outcome.split(" | "), f"verbs.tsv:{row.line}")
        assert case.statements, row.cue.lemma


def test_every_example_holds_a_form_of_its_row() -> None:
    missing = [
        row.cue.lemma
        for row in CUES.table
        if row.cue.kind in ("verb", "noun") and not _cued(row.cue.lemma, row.example)
    ]
    assert missing == []


def _cued(lemma: str, example: str) -> bool:
    case = parse_case(example, ["1 act=assert speaker=x", "2 act=assert speaker=x"][: 1 + ("{c2:" in example)], lemma)
    cues = [case.text[slice(*statement.cue)] for statement in case.statements.values() if statement.cue]
    return any(found.row.lemma == lemma for cue in cues for word in cue.split() for found in CUES.lookup(fold(word)))


def test_loading_is_quick() -> None:
    best = min(_seconds() for _ in range(3))
    assert best < 0.5  # a slow and busy machine allowed for; see the bench for the figure


def _seconds() -> float:
    begin = time.perf_counter()
    Cues(load_lexicon().words)
    return time.perf_counter() - begin


# verb's lemma, the noun as written: the light row's lemma, the preposition between, the noun's pronoun
LIGHT = [
    ("أعرب", "أمله", "أعرب عن أمل", "عن", "ه"),
    ("أعلن", "رفضها", "أعلن رفض", "", "ها"),
    ("وجّه", "تحذيرا", "وجه تحذير", "", ""),
    ("أنحى", "باللائمة", "وجه لوم", "ب", ""),
    ("أدلى", "بتصريحات", "أطلق تصريح", "ب", ""),
    ("قدّم", "تعازيه", "أعرب عن تعازيه", "", "ه"),
    ("أبدى", "استياءه", "أعرب عن استياء", "", "ه"),
]


@pytest.mark.parametrize(("verb", "noun", "lemma", "preposition", "pronoun"), LIGHT)
def test_verb_and_noun_make_a_cue(verb: str, noun: str, lemma: str, preposition: str, pronoun: str) -> None:
    found = CUES.light(verb, fold(noun))
    assert found is not None
    assert (found.row.lemma, found.preposition, found.enclitic) == (lemma, preposition, pronoun)


def test_not_every_noun_makes_a_cue() -> None:
    assert CUES.light("وجّه", fold("سيارته")) is None
    assert CUES.light("قال", fold("تحذيرا")) is None


def test_every_light_row_is_found_in_its_example() -> None:
    assert [row.cue.lemma for row in CUES.table if row.cue.kind == "light" and not _light(row)] == []


def _light(row: Row) -> bool:
    words = [fold(word.strip(".،:")) for word in unmark(row.example)[0].split()]
    pairs = [(found.row.lemma, noun) for found in CUES.lookup(words[0]) for noun in words[1:]]
    return any((light := CUES.light(*pair)) is not None and light.row is row.cue for pair in pairs)
