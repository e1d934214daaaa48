"""The rules by which two claims cannot both be true."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

import msgspec

from musnad.archive.claims import Claim
from musnad.archive.figures import differ
from musnad.archive.indexing import searchable
from musnad.archive.lemmas import load_lemmas
from musnad.lexicon.data import read_rows
from musnad.text import fold

Kind = Literal["denial", "accusation", "figures", "opposed"]
Grade = Literal["sure", "likely"]

SURE = 0.5  # share of the denied words, weighted, that the other side holds
LIKELY = 0.33
ALIKE = 0.6  # the same for two figures, seen from both sides
SAME_WORDS = 12  # words and more, all but the figure: copies of one sentence, a slip of the pen and no second account
TELLING = frozenset(("assert", "accuse", "agree", "warn"))  # acts that hold something to be so
ACCUSED = 6  # words of an accusation among which the accused stands
NEGATIONS = frozenset(["لا", "لم", "لن", "ليس", "ليست", "ليسوا", "غير", "بدون"])
DENYING = frozenset(["نفي", "استبعد", "استبعاد", "كذب", "كاذب", "رفض", "تكذيب", "فند", "انكر", "انكار", "دحض"])
_WEAK = str.maketrans("", "", "اويهت")


class Found(msgspec.Struct, frozen=True):
    """What a rule says of two claims; `reason` as in `Conflict`."""

    kind: Kind
    grade: Grade
    score: float
    reason: str


def judge(one: Claim, two: Claim) -> Found | None:
    """What sets the two against each other, by the first rule that finds something; None if nothing does."""
    return next((found for rule in RULES if (found := rule(one, two))), None)


def denied_accusation(one: Claim, two: Claim) -> Found | None:
    """The accused denies: نفى المسؤولان الاتهامات against مذكرتي اعتقال بحق المسؤولين."""
    for deny, accuse in ((one, two), (two, one)):
        if deny.act == "deny" and accuse.act == "accuse":
            shared = deny.terms & accuse.terms
            mouth = {term for term in searchable(deny.speaker, load_lemmas()).split() if len(term) > 2}
            if len(shared) >= 2 and (mouth & accuse.terms or shared & deny.named):
                accused = mouth & set(searchable(accuse.text, load_lemmas()).split()[:ACCUSED])
                sure = accused and (shared - deny.named - accused or _is_accusation(deny))
                score = len(shared) / max(1, len(deny.terms))
                return Found("accusation", "sure" if sure else "likely", score, _surface(deny, shared))
    return None


def denial(one: Claim, two: Claim) -> Found | None:
    """One denies what the other asserts: نفت سيطرة القوات على 90% against ينهي تمشيط أكثر من 90 في المائة.

    Sure where the very deed that is denied is told, of the same names, with a word or a figure more; on the same page, or
    a known number of days apart.
    """
    for deny, other in ((one, two), (two, one)):
        if deny.act != "deny" or other.act not in TELLING or _negates(other):
            continue
        names = deny.names & other.names
        deed = _same_deed(deny, other)
        figures = {f.unit for f in deny.figures for g in other.figures if f.unit == g.unit and not differ(f, g)}
        score = _overlap(deny, other) + (0.2 if figures else 0.0)
        if score < LIKELY or not deed or not (names or figures):
            continue
        more = (deny.terms & other.terms) - deny.named - {deed}
        sure = score >= SURE and deed == _deed(deny) and (more or figures) and _side_by_side(deny, other)
        shared = _surface(deny, {deed} | (deny.terms & other.terms))
        return Found("denial", "sure" if sure else "likely", min(score, 1.0), shared)
    return None


def different_figures(one: Claim, two: Claim) -> Found | None:
    """Two figures for one quantity: 12 قتيلاً against 15 قتيلاً, in the same place; sure on one day, if little else is said."""
    for f in one.figures:
        for g in two.figures:
            shared = (one.terms & two.terms) - {f.unit}
            if not (differ(f, g) and one.names & two.names and len(shared) >= 4 and min(f.value, g.value) > 1):
                continue
            score = _overlap(one, two)
            if score >= LIKELY and _one_figure(one, f.unit) and _one_figure(two, f.unit):
                nearness = min(score, _overlap(two, one))
                alike = nearness >= ALIKE and not (nearness >= 0.9 and len(shared) >= SAME_WORDS) and f.unit != "%"
                day = one.earliest == one.latest == two.earliest == two.latest
                sure = alike and day and one.statement and two.statement
                words = f"{f.value:g} / {g.value:g}: {_surface(one, shared | {f.unit})}"
                return Found("figures", "sure" if sure else "likely", score, words)
    return None


def opposed(one: Claim, two: Claim) -> Found | None:
    """Opposed words on one thing: الاشتباكات مستمرة في الحي against انتهى تمشيط الحي."""
    names = one.names & two.names
    if (
        not names
        or not one.statement
        or not two.statement
        or {one.act, two.act} & {"demand", "warn", "promise", "ask", "threaten"}
    ):
        return None
    for left, right in _opposites():
        for a, b in ((one, two), (two, one)):
            said, against = a.terms & left - b.terms, b.terms & right - a.terms
            score = _overlap(one, two)
            if said and against and score >= LIKELY:
                return Found(
                    "opposed",
                    "likely",
                    score,
                    f"{_surface(a, said)} / {_surface(b, against)}: {_surface(one, one.named & two.terms)}",
                )
    return None


RULES: tuple[Callable[[Claim, Claim], Found | None], ...] = (denied_accusation, denial, different_figures, opposed)


def _overlap(one: Claim, two: Claim) -> float:
    """The weighted share of the first's words that the second holds too; names weigh double."""
    weight = sum(2 if term in one.named else 1 for term in one.terms)
    shared = sum(2 if term in one.named else 1 for term in one.terms & two.terms)
    return shared / weight if weight >= 4 else 0.0


def _deed(deny: Claim) -> str:
    """What is denied: the first word of the denial that is no name and no "possibility of", "knowledge of"."""
    words = searchable(deny.text, load_lemmas()).split()
    return next((word for word in words if word in deny.terms and word not in deny.named and word not in _light()), "")


def _same_deed(deny: Claim, other: Claim) -> str | None:
    """The deed that is denied (or a word close behind it), if the other side tells of it in any form."""
    words = searchable(deny.text, load_lemmas()).split()
    for word in (_deed(deny), *words[:3]):
        if word not in deny.terms or word in deny.named:
            continue
        kin = _kin().get(word, frozenset((word,)))
        if kin & other.terms or any(_skeleton(word) == _skeleton(term) for term in other.terms):
            return word
    return None


def _negates(claim: Claim) -> bool:
    """Does the other side say no as well? Then it stands beside the denial, not against it."""
    words = re.findall(r"\w+", fold(claim.text))
    return any(word.lstrip("وف") in NEGATIONS or word in NEGATIONS for word in words) or bool(claim.terms & DENYING)


def _is_accusation(deny: Claim) -> bool:
    return bool({"اتهام", "تهمه", "مزعم", "ادعاء"} & set(searchable(deny.text, load_lemmas()).split()[:2]))


def _side_by_side(one: Claim, two: Claim) -> bool:
    """On one page, or both with a day."""
    return one.capture == two.capture or bool((one.earliest or one.latest) and (two.earliest or two.latest))


def _skeleton(term: str) -> str:
    """The letters of a term that its verb and its noun share: سيطر and سيطره both س ط ر; empty for short ones."""
    found = term.translate(_WEAK)
    return found if len(found) >= 3 else term


def _one_figure(claim: Claim, unit: str) -> bool:
    return sum(figure.unit == unit for figure in claim.figures) == 1


def _surface(claim: Claim, terms: frozenset[str] | set[str]) -> str:
    """The words of a claim that stand for these terms, as they are written, in their order."""
    term = load_lemmas().term
    words = [word for word in re.findall(r"[^\W_]+", claim.text) if term(fold(word)) in terms]
    return "، ".join(dict.fromkeys(words))


def _as_terms(cell: str) -> frozenset[str]:
    return frozenset(searchable(cell, load_lemmas()).split())


@lru_cache(maxsize=1)
def _kin() -> dict[str, frozenset[str]]:
    """Term → the terms that tell of the same deed (سيطر, استعاد, تمشيط)."""
    groups = [_as_terms(cells[0]) for _, cells in read_rows("deeds.tsv", 1)]
    return {term: group for group in groups for term in group}


@lru_cache(maxsize=1)
def _opposites() -> list[tuple[frozenset[str], frozenset[str]]]:
    return [(_as_terms(a), _as_terms(b)) for _, (a, b) in read_rows("opposites.tsv", 2)]


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    """Words that only open what is denied."""
    return _as_terms("إمكانية وجود احتمال صحة أنباء تقارير معلومات علم تكون يكون أي مسؤولية افتراض ما تم يتم")
