"""Conflicts: pairs of statements, or a statement and the newspaper's own sentence, that cannot both be true.

Looked for inside a story, and inside a page, only: there two texts that speak of the same place and the same deed most
likely mean one thing. Four kinds, each a small rule: a denial and what it denies; a denied accusation; two figures for one quantity;
opposed words on one thing. "sure" ones are shown first; a pair that a reader has to think about is "likely".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from musnad.archive.figures import Figure, differ, figures_in
from musnad.archive.indexing import searchable
from musnad.archive.lemmas import load_lemmas
from musnad.archive.store import Archive
from musnad.archive.stories import days_between
from musnad.lexicon.data import read_rows
from musnad.text import fold

Kind = Literal["denial", "accusation", "figures", "opposed"]
Grade = Literal["sure", "likely"]

SURE = 0.5  # share of the denied words, weighted, that the other side holds
LIKELY = 0.33
NEAR_DAYS = 4  # between the two
MOST = 3000  # statements of one story that are compared; more is no story

_WEAK = str.maketrans("", "", "اويهت")
_SENTENCE = re.compile(r"[^.!?؟\n]+")


# Pages of a story that hold more than one story: what stands side by side is compared too.
PAGES = (
    "SELECT a.capture_id FROM story_articles t JOIN articles a ON a.id = t.article_id WHERE t.story_id = ?1 "
    "AND EXISTS (SELECT 1 FROM articles b JOIN story_articles u ON u.article_id = b.id "
    "WHERE b.capture_id = a.capture_id AND u.story_id <> ?1) GROUP BY a.capture_id"
)


INSERT = (
    'INSERT OR IGNORE INTO conflicts (statement_id, other_id, article_id, start, "end", kind, grade, score, reason) '
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Claim(msgspec.Struct, frozen=True):
    """Something said: by a statement, or by the newspaper itself (`statement` None)."""

    statement: int | None
    article: int
    start: int
    end: int
    text: str
    act: str
    speaker: str
    speaker_id: int | None
    names: frozenset[str]  # whole, as index terms
    named: frozenset[str]  # the words of those names
    terms: frozenset[str]
    figures: tuple[Figure, ...]
    earliest: str | None
    latest: str | None


class Conflict(msgspec.Struct, frozen=True):
    """Two claims that cannot both be true. `other` is None where the newspaper's own sentence stands against `statement`.

    `reason`: the words that both hold, as the first writes them; before them, divided by "/", what sets the two apart
    (two figures, two opposed words).
    """

    id: int
    statement: int
    other: int | None
    article: int | None
    start: int | None
    end: int | None
    kind: Kind
    grade: Grade
    score: float
    reason: str


class Found(msgspec.Struct, frozen=True):
    """What a rule says of two claims; `reason` as in `Conflict`."""

    kind: Kind
    grade: Grade
    score: float
    reason: str


def find_new(archive: Archive) -> int:
    """Look through the stories that have grown since the last time; how many there were."""
    rows = archive.db.execute(
        "SELECT t.story_id, count(*) AS n FROM story_articles t JOIN statements s ON s.article_id = t.article_id "
        "LEFT JOIN compared c ON c.story_id = t.story_id WHERE t.story_id IS NOT NULL GROUP BY t.story_id "
        "HAVING n <> coalesce(max(c.statements), -1) ORDER BY t.story_id"
    ).fetchall()
    for story, count in rows:
        with archive.writing():
            _compare(
                archive, _claims(archive, "a.id IN (SELECT article_id FROM story_articles WHERE story_id = ?)", story)
            )
            for (capture,) in archive.db.execute(PAGES, (story,)).fetchall():
                _compare(archive, _claims(archive, "a.capture_id = ?", capture))
            archive.db.execute("INSERT OR REPLACE INTO compared VALUES (?, ?)", (story, count))
    return len(rows)


def _compare(archive: Archive, claims: list[Claim]) -> None:
    denials = [claim for claim in claims if claim.act in ("deny", "reject")]
    pairs = [(one, two) for one in denials for two in claims if two is not one]
    counted = [claim for claim in claims if claim.figures]
    pairs += [
        (one, two) for n, one in enumerate(counted) for two in counted[n + 1 :] if "deny" not in (one.act, two.act)
    ]
    pairs += [(one, two) for n, one in enumerate(claims) for two in claims[n + 1 :] if one.names & two.names]
    best: dict[tuple[int, int, int], tuple[Claim, Claim, Found]] = {}
    for one, two in pairs:
        if one.statement is None:
            one, two = two, one
        if one.statement is not None and _may_meet(one, two) and (found := judge(one, two)):
            ids = sorted((one.statement, two.statement)) if two.statement else (one.statement, 0)
            key = (ids[0], ids[1], 0 if two.statement else two.article)
            if key not in best or found.score > best[key][2].score:
                best[key] = (one, two, found)
    archive.db.executemany(INSERT, [_row(key, *best[key]) for key in sorted(best)])


def _row(key: tuple[int, int, int], one: Claim, two: Claim, found: Found) -> tuple[object, ...]:
    place = (None, None, None) if two.statement else (two.article, two.start, two.end)
    return (key[0], key[1] or None, *place, found.kind, found.grade, round(found.score, 3), found.reason)


def _may_meet(one: Claim, two: Claim) -> bool:
    """Two claims of different mouths, not too many days apart."""
    if one.speaker_id is not None and one.speaker_id == two.speaker_id:
        return False
    if one.statement and two.statement and fold(one.speaker) == fold(two.speaker):
        return False
    gap = days_between(one.earliest, one.latest, two.earliest, two.latest)
    return gap is None or gap <= NEAR_DAYS


def judge(one: Claim, two: Claim) -> Found | None:
    """What sets the two against each other, by the first rule that finds something; None if nothing does."""
    return next((found for rule in RULES if (found := rule(one, two))), None)


def denied_accusation(one: Claim, two: Claim) -> Found | None:
    """The accused denies: نفى المسؤولان الاتهامات against مذكرتي اعتقال بحق المسؤولين."""
    for deny, accuse in ((one, two), (two, one)):
        if deny.act == "deny" and accuse.act == "accuse":
            shared = deny.terms & accuse.terms
            accused = {term for term in searchable(deny.speaker, load_lemmas()).split() if len(term) > 2} & accuse.terms
            if len(shared) >= 2 and (accused or shared & deny.named):
                grade: Grade = "sure" if accused else "likely"
                return Found(
                    "accusation",
                    grade,
                    len(shared) / max(1, len(deny.terms)),
                    _surface(deny, shared),
                )
    return None


def denial(one: Claim, two: Claim) -> Found | None:
    """One denies what the other asserts: نفت سيطرة القوات على 90% against ينهي تمشيط أكثر من 90 في المائة."""
    for deny, other in ((one, two), (two, one)):
        if deny.act != "deny" or other.act in ("deny", "reject", "ask", "demand"):
            continue
        names = deny.names & other.names
        deed = _same_deed(deny, other)
        figures = {f.unit for f in deny.figures for g in other.figures if f.unit == g.unit and not differ(f, g)}
        score = _overlap(deny, other) + (0.2 if figures else 0.0)
        if score < LIKELY or not deed or not (names or figures):
            continue
        shared = _surface(deny, {deed} | (deny.terms & other.terms))
        return Found("denial", "sure" if score >= SURE else "likely", min(score, 1.0), shared)
    return None


def different_figures(one: Claim, two: Claim) -> Found | None:
    """Two figures for one quantity: 12 قتيلاً against 15 قتيلاً, in the same place."""
    for f in one.figures:
        for g in two.figures:
            names = one.names & two.names
            shared = (one.terms & two.terms) - {f.unit}
            if (
                differ(f, g)
                and len(names) >= 1
                and len(shared) >= 4
                and _one_figure(one, f.unit)
                and _one_figure(two, f.unit)
            ):
                score = _overlap(one, two)
                if score >= LIKELY:
                    grade: Grade = "sure" if score >= SURE and f.unit != "%" else "likely"
                    return Found(
                        "figures",
                        grade,
                        score,
                        f"{f.value:g} / {g.value:g}: {_surface(one, shared | {f.unit})}",
                    )
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


def _same_deed(deny: Claim, other: Claim) -> str | None:
    """The deed that is denied (the first word of the denial that may be one), if the other side tells of it in any form."""
    for word in searchable(deny.text, load_lemmas()).split()[:3]:
        if word not in deny.terms or word in deny.named:
            continue
        kin = _kin().get(word, frozenset((word,)))
        if kin & other.terms or any(_skeleton(word) == _skeleton(term) for term in other.terms):
            return word
    return None


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


def _claims(archive: Archive, where: str, value: int) -> list[Claim]:
    """What is said in some articles: their statements, and the sentences that no statement covers."""
    found: list[Claim] = []
    rows = archive.db.execute(
        f"SELECT a.id, a.capture_id, a.local_id, a.earliest, a.latest FROM articles a WHERE {where} ORDER BY a.id",
        (value,),
    ).fetchall()
    for article in rows:
        found += _claims_of(archive, *article)
        if len(found) > MOST:
            break
    return found[:MOST]


def _claims_of(
    archive: Archive, article_id: int, capture: int, local_id: str, earliest: str | None, latest: str | None
) -> Iterator[Claim]:
    text, record = archive.text_of(capture), archive.record_of(capture)
    ids = dict(archive.db.execute("SELECT local_id, id FROM statements WHERE article_id = ?", (article_id,)).fetchall())
    speakers = dict(
        archive.db.execute(
            "SELECT p.local_id, p.entity_id FROM appearances p WHERE p.capture_id = ?", (capture,)
        ).fetchall()
    )
    names = [m for m in record.mentions if m.article == local_id and m.kind == "name"]
    covered: list[tuple[int, int]] = []

    def claim(
        statement: int | None, start: int, end: int, words: str, act: str, speaker: str, speaker_id: int | None
    ) -> Claim:
        whole = frozenset(searchable(m.text, load_lemmas()) for m in names if start <= m.start and m.end <= end)
        return Claim(
            statement, article_id, start, end, words, act, speaker, speaker_id, whole, frozenset(" ".join(whole).split()), _terms(words),
            tuple(figures_in(words)), earliest, latest,
        )  # fmt: skip

    before: Claim | None = None
    for said in record.statements:
        if said.article != local_id or not said.content:
            continue
        words = " ".join(content.text for content in said.content)
        start, end = said.content[0].start, said.content[-1].end
        covered.append((min(start, said.cue.start), max(end, said.cue.end)))
        made = claim(ids[said.id], start, end, words, said.act, said.speaker_text, speakers.get(said.speaker or ""))
        if before and made.act == before.act == "deny" and made.speaker_id == before.speaker_id and not made.names:
            made = msgspec.structs.replace(
                made,
                text=before.text,
                names=before.names,
                named=before.named,
                terms=before.terms,
                figures=before.figures,
            )
        before = made
        yield made
    article = next(a for a in record.articles if a.id == local_id)
    for paragraph in article.paragraphs[:2]:
        for match in _SENTENCE.finditer(text, paragraph.start, paragraph.end):
            if all(match.end() <= low or match.start() >= high for low, high in covered):
                yield claim(None, match.start(), match.end(), match[0].strip(), "assert", "", None)


def _terms(words: str) -> frozenset[str]:
    """The index terms of content words; function words say nothing of what is claimed."""
    return frozenset(
        term for term in searchable(words, load_lemmas()).split() if len(term) > 2 and term not in _function_words()
    )


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    words = (
        "التي الذي الذين هذا هذه ذلك تلك الي علي عن من في مع بين قبل بعد عند منذ حتي كما لكن غير بعض كل جميع اي ان انه انها لم لن ليس قد كان يكون "
        "ضد عبر حول نحو اكثر اقل اثناء خلال دون ضمن حيث اذ اذا لدي كانت بشكل كامل اليوم امس سوف ثم او ايضا هناك وقت سابق"
    )
    lemmas = load_lemmas()
    return frozenset(words.split()) | {lemmas.term(word) for word in words.split()}


def read_conflicts(
    archive: Archive, where: str = "", values: tuple[object, ...] = (), limit: int = 50, offset: int = 0
) -> list[Conflict]:
    """The conflicts that fulfil a condition of this package's own making, the surest first."""
    rows = archive.db.execute(
        f"SELECT id, statement_id, other_id, article_id, start, \"end\", kind, grade, score, reason FROM conflicts {where} "
        "ORDER BY grade = 'sure' DESC, score DESC, id LIMIT ? OFFSET ?", (*values, limit, offset),
    )  # fmt: skip
    return [Conflict(*row) for row in rows]
