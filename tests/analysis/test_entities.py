"""Who is who: cases/coreference.txt, and what the layer promises."""

import pathlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.analysis.entities import resolve_entities
from tests.analysis.marks import document_of, document_of_articles, names_of, read_marks

FILE = pathlib.Path(__file__).parent.parent / "cases" / "coreference.txt"


def read_cases() -> list[tuple[str, str]]:
    """Title and marked text of each case."""
    cases: list[tuple[str, list[str]]] = []
    for line in FILE.read_text(encoding="utf-8").split("\n"):
        if line.startswith("== "):
            cases.append((line[3:], []))
        elif line and not line.startswith("#") and cases:
            cases[-1][1].append(line)
    return [(title, "\n".join(lines)) for title, lines in cases]


CASES = read_cases()


@pytest.mark.parametrize(("title", "text"), CASES, ids=[title for title, _ in CASES])
def test_who_is_who(title: str, text: str) -> None:
    marked = read_marks(text.replace("\n---\n", "\n"), labelled=True)
    articles = [read_marks(part, labelled=True).text.split("\n") for part in text.split("\n---\n")]
    document = document_of_articles(articles)
    assert document.text == marked.text
    layer = resolve_entities(document, names_of(document, marked.names), ())
    mentions = {(m.start, m.end): m.entity for m in layer.mentions if m.kind == "name"}
    entity_of: dict[str, str] = {}
    for name in marked.names:
        got = mentions[name.start, name.end]
        surface = marked.text[name.start : name.end]
        assert entity_of.setdefault(name.label, got) == got, f"{surface} is not {name.label}"
    assert len(set(entity_of.values())) == len(entity_of), "two entities are taken for one"
    for span in marked.spans:
        want = None if span.label == "?" else entity_of[span.label]
        got_for = layer.resolve(span.start, span.end)
        assert got_for == want, f"{marked.text[span.start : span.end]}: {got_for and layer.fullname(got_for)}"


def test_there_are_eighty_cases() -> None:
    assert len(CASES) >= 80
    assert len({title for title, _ in CASES}) == len(CASES)


def test_fullest_name_roles_and_traits() -> None:
    marked = read_marks(
        "قالت سفيرة {LOC:2 النرويج} {PER:1 ليلى الكرمي} إنها باقية، وزادت {PER:1 الكرمي} أن العمل مستمر."
    )
    document = document_of([marked.text])
    layer = resolve_entities(document, names_of(document, marked.names), ())
    person = next(entity for entity in layer.entities.values() if entity.type == "PER")
    assert person.name == "ليلى الكرمي"
    assert [role.text for role in person.roles] == ["سفيرة النرويج"]
    assert layer.traits[person.id].gender == "f"
    assert [m.rule for m in layer.mentions if m.entity == person.id] == ["name", "surname"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قال وزير الري السابق {PER:1 هاني سرور} إن", "former"),
        ("قال وزير الري المخلوع {PER:1 هاني سرور} إن", "former"),
        ("قال وزير الري بالإنابة {PER:1 هاني سرور} إن", "acting"),
        ("قال الرئيس المنتخب {PER:1 هاني سرور} إن", "elect"),
        ("عن الشاعر الراحل {PER:1 هاني سرور} أن", "late"),
        ("قال وزير الري {PER:1 هاني سرور} إن", None),
    ],
)
def test_status_of_a_role(text: str, status: str | None) -> None:
    marked = read_marks(text)
    document = document_of([marked.text])
    layer = resolve_entities(document, names_of(document, marked.names), ())
    [entity] = layer.entities.values()
    [role] = entity.roles
    assert role.status == status
    assert document.text[role.start : role.end] == role.text


PIECES = st.sampled_from(
    ["قال", "وزير", "الري", "السوري", "السابق", "،", ".", "«", "»", "(", ")", "و", "{PER سليم الحداد}", "{PER الحداد}",
     "{ORG حركة نهوض}", "{LOC النرويج}", "الحركة", "الوزير", "نظيره", "#", "متحدث باسم", "أضاف", "ثلاثة", "رئيس", "\n"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_any_order_of_words_holds(pieces: list[str]) -> None:
    marked = read_marks(" ".join(pieces).strip() or "قال")
    lines = marked.text.split("\n")
    document = document_of(lines)
    layer = resolve_entities(document, names_of(document, marked.names), ())
    named = [m for m in layer.mentions if m.kind == "name"]
    assert [(m.start, m.end) for m in named] == [(n.start, n.end) for n in marked.names]
    for mention in layer.mentions:
        assert document.text[mention.start : mention.end] == mention.text
        assert mention.entity in layer.entities
        assert mention.rule
    for start in range(0, len(marked.text), 5):
        layer.resolve(start, len(marked.text))


def test_a_page_of_names_is_read_in_linear_time() -> None:
    def seconds(size: int) -> float:
        text = " ".join(f"الوزير {{PER محمد اسم{k % 97}ون{k}}} قال الوزير و{{PER محمد}} نهر" for k in range(size))
        marked = read_marks(text)
        document = document_of([marked.text])
        names = names_of(document, marked.names)
        spent = []
        for _ in range(3):
            begin = time.perf_counter()
            resolve_entities(document, names, ())
            spent.append(time.perf_counter() - begin)
        return min(spent)

    small, large = seconds(250), seconds(1000)
    assert large < 10 * small  # sixteen times, were it quadratic


def test_a_stray_word_is_not_in_the_fullest_name() -> None:
    text = "طالب {PER:1 هاني سرور بالرد} فوراً. وقال {PER:1 هاني سرور} إنه ينتظر. وغادر {PER:1 هاني سرور} المكان."
    marked = read_marks(text)
    document = document_of([marked.text])
    [entity] = resolve_entities(document, names_of(document, marked.names), ()).entities.values()
    assert entity.name == "هاني سرور"


def test_a_counterpart_is_a_role_only_where_none_else_is_given() -> None:
    text = "التقى نظيره النرويجي {PER:1 يوناس فيرنر} أمس. وقال وزير الري {PER:1 يوناس فيرنر} إنه راض."
    marked = read_marks(text)
    document = document_of([marked.text])
    [entity] = resolve_entities(document, names_of(document, marked.names), ()).entities.values()
    assert [role.text for role in entity.roles] == ["وزير الري"]
