"""Every inflected form of a verb, class by class."""

import pytest

from musnad.lexicon.conjugation import Verb, conjugate, masdar, write
from musnad.text import fold

# root, measure, vowel: forms that must be among those made, as they are written
PARADIGMS = [
    (
        "كتب",
        "I",
        "u",
        "كتب كتبت كتبوا كتبا كتبتا كتبن كتبنا يكتب تكتب يكتبون يكتبان تكتبان يكتبن نكتب كاتبا كاتبة كاتبين",
    ),
    ("ءكد", "II", "a", "أكد أكدت أكدوا أكدا أكدتا يؤكد تؤكد يؤكدون يؤكدان تؤكدان أؤكد نؤكد مؤكدا مؤكدة مؤكدين مؤكدات"),
    (
        "قول",
        "I",
        "u",
        "قال قالت قالوا قالا قالتا قلن قلت قلنا يقول تقول يقولون يقولان يقلن قائلا قائلة قائلين قيل يقال يقل",
    ),
    ("شور", "IV", "a", "أشار أشارت أشاروا أشارا أشرنا يشير تشير يشيرون يشيران مشيرا مشيرة مشيرين أشير يشار"),
    ("نفي", "I", "i", "نفى نفت نفوا نفيا نفتا نفينا ينفي تنفي ينفون ينفيان نافيا نافية نافين ينف"),
    ("دعو", "I", "u", "دعا دعت دعوا دعتا دعونا يدعو تدعو يدعون يدعوان داعيا داعية داعين دعي"),
    ("رءي", "I", "a", "رأى رأت رأوا رأينا يرى ترى يرون نرى"),
    ("ردد", "I", "u", "رد ردت ردوا رددت رددنا يرد ترد يردون رادا"),
    ("دعو", "VIII", "a", "ادعى ادعت ادعوا يدعي تدعي يدعون مدعيا مدعية"),
    ("وهم", "VIII", "a", "اتهم اتهمت يتهم تتهم يتهمون متهما متهمة متهمين"),
    ("حجج", "VIII", "a", "احتج احتجت يحتج محتجا احتججنا"),
    ("سءل", "VI", "a", "تساءل تساءلت يتساءل تتساءل متسائلا متسائلة متسائلين"),
    ("هنء", "II", "a", "هنأ هنأت هنؤوا هنأوا يهنئ تهنئ يهنئون مهنئا مهنئين"),
    ("وصف", "I", "i", "وصف وصفت يصف تصف يصفون واصفا واصفة يوصف"),
    ("بدي", "IV", "a", "أبدى أبدت أبدوا يبدي تبدي يبدون مبديا مبدية"),
    ("مني", "V", "a", "تمنى تمنت تمنوا يتمنى يتمنون متمنيا متمنية متمنين"),
    ("نكر", "X", "a", "استنكر استنكرت يستنكر مستنكرا مستنكرة"),
    ("عدد", "X", "a", "استعد استعدت يستعد مستعدا استعددنا"),
    ("حيي", "II", "a", "حيا حيت يحيي تحيي محييا محيية"),
    ("طمءن", "Q", "a", "طمأن طمأنت يطمئن تطمئن مطمئنا مطمئنة"),
    ("وضح", "IV", "a", "أوضح أوضحت يوضح توضح موضحا موضحة موضحين"),
    ("ءمل", "I", "u", "أمل أملت يأمل تأمل يأملون آملا آملة آملين نأمل"),
    ("فتي", "IV", "a", "أفتى أفتت يفتي مفتيا"),
    ("خير", "VIII", "a", "اختار اختارت يختار اخترنا"),
]

MASDARS = [
    ("ءكد", "II", "تأكيد"), ("هنء", "II", "تهنئة"), ("عزي", "II", "تعزية"), ("طلب", "III", "مطالبة"),
    ("شور", "IV", "إشارة"), ("علن", "IV", "إعلان"), ("بدي", "IV", "إبداء"), ("وضح", "IV", "إيضاح"),
    ("عهد", "V", "تعهد"), ("سءل", "VI", "تساؤل"), ("وهم", "VIII", "اتهام"), ("دعو", "VIII", "ادعاء"),
    ("نكر", "X", "استنكار"), ("شور", "X", "استشارة"), ("طمءن", "Q", "طمأنة"),
]  # fmt: skip


@pytest.mark.parametrize(("root", "measure", "vowel", "forms"), PARADIGMS)
def test_forms_are_made(root: str, measure: str, vowel: str, forms: str) -> None:
    made = {form.text for form in conjugate(Verb(root, measure, vowel))}
    assert {fold(form) for form in forms.split()} <= made


@pytest.mark.parametrize(("root", "measure", "noun"), MASDARS)
def test_masdar(root: str, measure: str, noun: str) -> None:
    assert masdar(Verb(root, measure)) == noun


@pytest.mark.parametrize(
    ("sounds", "written"),
    [
        ("سuءiلa", "سئل"),
        ("تaسAءaلa", "تساءل"),
        ("مaسءUل", "مسؤول"),
        ("ءaءمaن", "آمن"),
        ("مuءaككiد", "مؤكد"),
        ("Aددaعaت", "ادعت"),
    ],
)
def test_hamza_finds_its_seat(sounds: str, written: str) -> None:
    assert write(sounds) == written


def test_agreement_is_told() -> None:
    forms = {form.text: form for form in conjugate(Verb("ءكد", "II")) if form.voice == "active"}
    assert (forms["يوكدان"].person, forms["يوكدان"].gender, forms["يوكدان"].number) == (3, "m", "d")
    assert (forms["اكدتا"].gender, forms["اكدتا"].number) == ("f", "d")
    assert {form.number for form in conjugate(Verb("ءكد", "II")) if form.text == "موكدين"} == {"p", "d"}


def test_the_vowel_shows_in_weak_ends_before_a_pronoun() -> None:
    forms = {form.text: form.joined for form in conjugate(Verb("نفي", "I", "i")) if form.voice == "active"}
    assert forms["نفي"] == "نفا"
    assert {form.text: form.joined for form in conjugate(Verb("قول", "I", "u"))}["قالوا"] == "قالو"
