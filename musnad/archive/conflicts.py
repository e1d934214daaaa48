"""Conflicts: pairs of statements, or a statement and the newspaper's own sentence, that cannot both be true.

Looked for inside a story, and inside a page, only: there two texts that speak of the same place and the same deed most
likely mean one thing. Four kinds, each a small rule: a denial and what it denies; a denied accusation; two figures for one quantity;
opposed words on one thing. "sure" ones are shown first; a pair that a reader has to think about is "likely".
"""

from __future__ import annotations

import msgspec

from musnad.archive.claims import Claim, claims_of_articles
from musnad.archive.contradictions import Found, Grade, Kind, judge
from musnad.archive.store import Archive
from musnad.archive.stories import days_between
from musnad.text import fold

NEAR_DAYS = 4  # between the two

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
                archive,
                claims_of_articles(
                    archive, "a.id IN (SELECT article_id FROM story_articles WHERE story_id = ?)", story
                ),
            )
            for (capture,) in archive.db.execute(PAGES, (story,)).fetchall():
                _compare(archive, claims_of_articles(archive, "a.capture_id = ?", capture))
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
        if one.statement is not None and may_meet(one, two) and (found := judge(one, two)):
            ids = sorted((one.statement, two.statement)) if two.statement else (one.statement, 0)
            key = (ids[0], ids[1], 0 if two.statement else two.article)
            if key not in best or found.score > best[key][2].score:
                best[key] = (one, two, found)
    archive.db.executemany(INSERT, [_row(key, *best[key]) for key in sorted(best)])


def _row(key: tuple[int, int, int], one: Claim, two: Claim, found: Found) -> tuple[object, ...]:
    place = (None, None, None) if two.statement else (two.article, two.start, two.end)
    return (key[0], key[1] or None, *place, found.kind, found.grade, round(found.score, 3), found.reason)


def may_meet(one: Claim, two: Claim) -> bool:
    """Two claims of different mouths and different words, not too many days apart."""
    if one.article == two.article and one.start < two.end and two.start < one.end:
        return False  # one is told inside the other
    if one.speaker_id is not None and one.speaker_id == two.speaker_id:
        return False
    if one.statement and two.statement and fold(one.speaker) == fold(two.speaker):
        return False
    gap = days_between(one.earliest, one.latest, two.earliest, two.latest)
    return gap is None or gap <= NEAR_DAYS


def read_conflicts(
    archive: Archive, where: str = "", values: tuple[object, ...] = (), limit: int = 50, offset: int = 0
) -> list[Conflict]:
    """The conflicts that fulfil a condition of this package's own making, the surest first."""
    rows = archive.db.execute(
        f"SELECT id, statement_id, other_id, article_id, start, \"end\", kind, grade, score, reason FROM conflicts {where} "
        "ORDER BY grade = 'sure' DESC, score DESC, id LIMIT ? OFFSET ?", (*values, limit, offset),
    )  # fmt: skip
    return [Conflict(*row) for row in rows]
