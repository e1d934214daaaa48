"""Which role the text gives to whom: cases/roles.txt, a line each."""

import pathlib

import pytest

from musnad.analysis.entities import TITLES
from musnad.analysis.roles import find_roles
from tests.analysis.marks import document_of, names_of, read_marks

FILE = pathlib.Path(__file__).parent.parent / "cases" / "roles.txt"
CASES = [line for line in FILE.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]


@pytest.mark.parametrize("line", CASES)
def test_roles_and_holders(line: str) -> None:
    marked = read_marks(line, labelled=True)
    document = document_of([marked.text])
    labels = {(name.start, name.end): name.label for name in marked.names}
    found = {
        (role.start, role.end): (labels[role.holder.start, role.holder.end], role.status)
        for role in find_roles(document, names_of(document, marked.names))
        if role.holder is not None and role.form.row.kind not in TITLES and role.form.row.lemma != "مهندس"
    }
    want = {}
    for span in marked.spans:
        holder, _, status = span.label.partition("/")
        if holder != "-":
            want[span.start, span.end] = (holder, status or None)
    assert found == want


def test_country_body_and_words() -> None:
    marked = read_marks("قال الأمين العام لرابطة {ORG الصيادين} {PER هاني سرور} إن")
    document = document_of([marked.text])
    [role] = find_roles(document, names_of(document, marked.names))
    assert [document.text[body.start : body.end] for body in role.bodies] == ["الصيادين"]
    assert "عام" in role.words
    assert role.rule == "before-name"


def test_a_bare_role_nobody_holds_is_left_unread() -> None:
    assert find_roles(document_of(["حضر الطبيب ثم المهندس والمعلم"]), []) == []
