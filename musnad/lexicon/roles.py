"""The nouns that call a person by post, rank, profession, kinship or title: roles.tsv and all forms of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, Protocol, Self, TypeVar, get_args

from musnad.errors import LexiconError
from musnad.lexicon import flags
from musnad.lexicon.data import read_rows
from musnad.text import Word, fold

RoleKind = Literal[
    "office", "envoy", "spokesperson", "counterpart", "member",
    "profession", "rank", "honorific", "kin", "person",
]  # fmt: skip
Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]

PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ي", "ك", "كم")

MOST = 100_000  # word forms remembered as read


class RoleRow(NamedTuple):
    """One row of roles.tsv; `feminine` and `plural` are None where it has none; a feminine noun is its own feminine."""

    lemma: str
    kind: RoleKind
    feminine: str | None
    plural: str | None
    takes: frozenset[str]
    others: frozenset[str]
    gloss: str


class RoleForm(NamedTuple):
    """What one written form of a role noun says.

    `definite`: it carries the article or a pronoun, so that no idafa complement can follow.
    `enclitic`: the pronoun behind it (نظيره: ه), "" if none. `proclitic`: what stands before it, article apart (و ف ب ل ك).
    """

    row: RoleRow
    gender: Gender
    number: Number
    definite: bool = False
    enclitic: str = ""
    proclitic: str = ""


class Roles:
    """All rows of roles.tsv, and the folded forms they make."""

    def __init__(self, name: str = "roles.tsv") -> None:
        self.rows = tuple(_read(name))
        self._forms: dict[str, RoleForm] = {}
        self._owned: dict[str, RoleForm] = {}
        self._read: dict[str, RoleForm | None] = {}  # as written, for words are met again and again
        made = [entry for row in self.rows for entry in _inflect(row)]
        for _, form, reading in sorted(made, key=lambda entry: entry[0]):
            if form in reading.row.others:
                continue
            self._forms.setdefault(form, reading)
            if reading.enclitic == "ه":
                self._owned.setdefault(form, reading)

    def lookup(self, form: str) -> RoleForm | None:
        """The reading of a folded form with its clitics on (وللوزير: وزير with و ل and the article); None if no role noun.

        Folding makes وزيره ("his minister") and وزيرة ("woman minister") one: the answer is the woman. See `read`.
        """
        return find_form(self._forms, form)

    def read(self, word: Word) -> RoleForm | None:
        """The reading of a word as it is written: ه at its end is a pronoun where the folded form leaves it open."""
        try:
            return self._read[word.text]
        except KeyError:
            if len(self._read) > MOST:
                self._read.clear()
            owned = find_form(self._owned, word.form) if word.text.endswith("ه") else None
            found = self._read[word.text] = owned or find_form(self._forms, word.form)
            return found

    def stems(self) -> Iterable[str]:
        """The forms that stand without proclitics."""
        return self._forms

    def bits(self, form: str) -> int:
        """flags.ROLE where the form is a role noun."""
        return flags.ROLE if self.lookup(form) is not None else 0


class Cliticised(Protocol):
    """A reading that can say which proclitics stood before the form."""

    def _replace(self, *, proclitic: str) -> Self: ...


Reading = TypeVar("Reading", bound=Cliticised)


def find_form(forms: dict[str, Reading], form: str) -> Reading | None:
    """The reading of a folded form, its proclitics taken off where it is none with them on; None if there is none."""
    found = forms.get(form)
    if found is not None:
        return found
    for proclitic, rest in without_proclitics(form):
        found = forms.get(rest)
        if found is not None:
            return found._replace(proclitic=proclitic)
    return None


def without_proclitics(form: str) -> Iterator[tuple[str, str]]:
    """The ways to take proclitics off a folded form, shortest first, the article left on the rest (للوزير: ل + الوزير)."""
    lead = ""
    if len(form) < 4:
        return
    if form[0] in "وف" and len(form) > 3:
        lead, form = form[0], form[1:]
        yield lead, form
    if form.startswith("لل") and len(form) > 4:
        yield lead + "ل", "ا" + form[1:]
    if form[0] in "بلك" and len(form) > 3:
        yield lead + form[0], form[1:]


def _read(name: str) -> Iterator[RoleRow]:
    for number, (lemma, kind, feminine, plural, takes, others, gloss) in read_rows(name, 7):
        if kind not in get_args(RoleKind):
            raise LexiconError(f"{name}:{number}: no such kind of role: {kind!r}")
        row_kind: RoleKind = kind  # type: ignore[assignment]
        optional = [None if cell == "-" else cell for cell in (feminine, plural)]
        yield RoleRow(
            lemma,
            row_kind,
            optional[0],
            optional[1],
            frozenset(takes.split()),
            frozenset(map(fold, others.split())),
            gloss,
        )


Made = tuple[int, str, RoleForm]


def _inflect(row: RoleRow) -> Iterator[Made]:
    """Every folded form of a row without proclitics, with its rank: where two readings share a form the lower rank stands."""
    gender: Gender = "f" if row.feminine == row.lemma else "m"
    bases: list[tuple[str, Gender]] = [(row.lemma, gender)]
    if row.feminine and row.feminine != row.lemma:
        bases.append((row.feminine, "f"))
        if row.feminine.endswith("ة"):
            yield from _plural(row, row.feminine[:-1] + "ات", "f")
    if row.plural:
        yield from _plural(row, row.plural, gender)
    for base, of in bases:
        yield from _singular(row, base, of)
        yield from _dual(row, base, of)


def _stem(base: str) -> str:
    """What endings are put to, folded: وزيرة gives وزيرت."""
    return fold(base[:-1] + "ت" if base.endswith("ة") else base)


def _singular(row: RoleRow, base: str, gender: Gender) -> Iterator[Made]:
    yield 0, fold(base), RoleForm(row, gender, "s")
    yield 0, "ال" + fold(base), RoleForm(row, gender, "s", True)
    if not base.endswith(("ة", "ا", "ي", "اء")):
        yield 1, fold(base) + "ا", RoleForm(row, gender, "s")
    yield from _with_pronouns(row, _stem(base), gender, "s")


def _dual(row: RoleRow, base: str, gender: Gender) -> Iterator[Made]:
    for ending in ("ان", "ين"):
        yield 3, _stem(base) + ending, RoleForm(row, gender, "d")
        yield 3, "ال" + _stem(base) + ending, RoleForm(row, gender, "d", True)
    for ending in ("ا", "ي"):
        yield 3, _stem(base) + ending, RoleForm(row, gender, "d")


def _plural(row: RoleRow, plural: str, gender: Gender) -> Iterator[Made]:
    if not plural.endswith("ون"):
        yield 1, fold(plural), RoleForm(row, gender, "p")
        yield 1, "ال" + fold(plural), RoleForm(row, gender, "p", True)
        yield from _with_pronouns(row, _stem(plural), gender, "p")
        return
    stem = fold(plural[:-2])
    for ending in ("ون", "ين"):
        yield 1, stem + ending, RoleForm(row, gender, "p")
        yield 1, "ال" + stem + ending, RoleForm(row, gender, "p", True)
    for ending in ("و", "ي"):
        yield 2, stem + ending, RoleForm(row, gender, "p")
        yield from _with_pronouns(row, stem + ending, gender, "p")


def _with_pronouns(row: RoleRow, stem: str, gender: Gender, number: Number) -> Iterator[Made]:
    for pronoun in PRONOUNS:
        rank = 5 if pronoun == "ي" else 4
        yield rank, stem + pronoun, RoleForm(row, gender, number, True, pronoun)
