"""Stories: articles on one happening, grouped as they arrive, and how stories follow each other.

Single-pass clustering as in topic detection and tracking (Allan et al. 1998): an article is a vector of its weightiest
terms (headline, opening, names; rare terms weigh more); it joins the story whose sum of vectors is nearest, if that is
near enough and not too many days away, or opens a new one. A new article never moves an old one.
"""

from __future__ import annotations

import datetime
import math
import sqlite3
from collections import Counter

import msgspec

from musnad.archive.indexing import searchable
from musnad.archive.lemmas import load_lemmas
from musnad.archive.store import Archive
from musnad.lexicon.loader import load_lexicon
from musnad.records import Article, Record

TERMS = 24  # weightiest terms kept of an article
STORY_TERMS = 60  # and of a story
OPENING = 3  # paragraphs read
JOIN = 0.36  # cosine from which an article joins a story
JOIN_UNDATED = 0.45  # the same where a day is unknown
FOLLOW = 0.25  # cosine from which a later story goes on with an earlier one
NEAR_DAYS = 5  # days between an article and the story it joins
SPAN_DAYS = (
    28  # days that one story may last; what comes later opens a new one that follows it, so that no story gathers all
)
FAR_DAYS = 120  # days between a story and the one it goes on with
LEAST_TERMS = 6  # of an article, under which it joins nothing


class Story(msgspec.Struct, frozen=True):
    """A group of articles on one happening, in the order of their days; `follows` and `leads_to` are other stories."""

    id: int
    title: str
    earliest: str | None
    latest: str | None
    articles: tuple[int, ...]
    follows: tuple[int, ...]
    leads_to: tuple[int, ...]


def group_new(archive: Archive, batch: int = 500) -> int:
    """Give every article that has none yet its story; how many there were. Can be stopped and started again."""
    done = 0
    while rows := archive.db.execute(
        "SELECT a.id, a.capture_id, a.local_id, a.earliest, a.latest FROM articles a "
        "LEFT JOIN story_articles s ON s.article_id = a.id WHERE s.article_id IS NULL ORDER BY a.capture_id, a.id LIMIT ?",
        (batch,),
    ).fetchall():
        with archive.writing():
            pages: dict[int, tuple[str, Record]] = {}
            for article_id, capture_id, local_id, earliest, latest in rows:
                if capture_id not in pages:
                    pages = {capture_id: (archive.text_of(capture_id), archive.record_of(capture_id))}
                text, record = pages[capture_id]
                article = next(a for a in record.articles if a.id == local_id)
                _place(archive.db, article_id, vector_of(archive.db, text, record, article), earliest, latest, article)
        done += len(rows)
    return done


def vector_of(db: sqlite3.Connection, text: str, record: Record, article: Article) -> dict[str, float]:
    """The weightiest terms of an article, as a vector of length 1; empty if it says too little."""
    lemmas = load_lemmas()
    counts: Counter[str] = Counter()
    if article.headline:
        counts.update(2 * searchable(article.headline.text, lemmas).split())
    for paragraph in article.paragraphs[:OPENING]:
        counts.update(searchable(text[paragraph.start : paragraph.end], lemmas).split())
    named = {m.entity for m in record.mentions if m.article == article.id and m.kind == "name"}
    counts.update(
        {f"={e.name}": 2 for e in record.entities if e.id in named and e.type in ("PER", "LOC", "ORG", "EVENT")}
    )
    total = db.execute("SELECT count(*) FROM story_articles").fetchone()[0]
    weights = {
        term: (1 + math.log(n)) * _rarity(db, term, total)
        for term, n in counts.items()
        if len(term) > 2 and not term.isdigit()
    }
    heaviest = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:TERMS]
    return _normal(dict(heaviest)) if len(heaviest) >= LEAST_TERMS else {}


def _rarity(db: sqlite3.Connection, term: str, total: int) -> float:
    """Inverse document frequency, as if 2,000 articles had been seen before, common words often among them."""
    row = db.execute("SELECT articles FROM terms WHERE term = ?", (term,)).fetchone()
    before = 200 if term in load_lexicon().words else 5
    return math.log((total + 2000) / ((row[0] if row else 0) + before))


def _normal(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()} if length else {}


def _place(
    db: sqlite3.Connection,
    article_id: int,
    vector: dict[str, float],
    earliest: str | None,
    latest: str | None,
    article: Article,
) -> None:
    if not vector or article.headline is None:
        db.execute("INSERT INTO story_articles VALUES (?, NULL, 0)", (article_id,))
        return
    db.executemany(
        "INSERT INTO terms VALUES (?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1", [(t,) for t in vector]
    )
    scores = _candidates(db, vector)
    story, score = _nearest(db, scores, earliest, latest)
    if story is None:
        done = db.execute(
            "INSERT INTO stories (title, earliest, latest, articles) VALUES (?, ?, ?, 0)",
            (article.headline.text, earliest, latest),
        )
        story = int(done.lastrowid or 0)
        _link_earlier(db, story, scores, earliest)
    db.execute("INSERT INTO story_articles VALUES (?, ?, ?)", (article_id, story, round(score, 3)))
    db.execute(
        "UPDATE stories SET articles = articles + 1, earliest = min(coalesce(earliest, ?1), coalesce(?1, earliest)), "
        "latest = max(coalesce(latest, ?2), coalesce(?2, latest)) WHERE id = ?3", (earliest, latest, story),
    )  # fmt: skip
    _add_terms(db, story, vector)


def _candidates(db: sqlite3.Connection, vector: dict[str, float]) -> dict[int, float]:
    """The cosine with every story that shares one of the article's rarer terms."""
    scores: dict[int, float] = {}
    for term, weight in vector.items():
        for story, other in db.execute(
            "SELECT story_id, weight FROM story_terms WHERE term = ? ORDER BY story_id DESC LIMIT 400", (term,)
        ):
            scores[story] = scores.get(story, 0.0) + weight * other
    near = {}
    for story, product in scores.items():
        if product > 0.1:
            length = math.sqrt(
                db.execute("SELECT sum(weight * weight) FROM story_terms WHERE story_id = ?", (story,)).fetchone()[0]
            )
            near[story] = product / length
    return near


def _nearest(
    db: sqlite3.Connection, scores: dict[int, float], earliest: str | None, latest: str | None
) -> tuple[int | None, float]:
    for story, score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
        if score < JOIN:
            break
        begin, end = db.execute("SELECT earliest, latest FROM stories WHERE id = ?", (story,)).fetchone()
        gap = days_between(earliest, latest, begin, end)
        if _outlasts(begin, earliest):
            continue
        if (gap is None and score >= JOIN_UNDATED) or (gap is not None and gap <= NEAR_DAYS):
            return story, score
    return None, 1.0


def _outlasts(begin: str | None, day: str | None) -> bool:
    """Would a story that began on `begin` last too long with an article of that day?"""
    if begin is None or day is None or day <= begin:
        return False
    return (datetime.date.fromisoformat(day) - datetime.date.fromisoformat(begin)).days > SPAN_DAYS


def _link_earlier(db: sqlite3.Connection, story: int, scores: dict[int, float], earliest: str | None) -> None:
    for other, score in sorted(scores.items(), key=lambda pair: -pair[1])[:3]:
        begin, end = db.execute("SELECT earliest, latest FROM stories WHERE id = ?", (other,)).fetchone()
        gap = days_between(earliest, earliest, begin, end)
        over = gap is not None and gap > NEAR_DAYS and (end or "") < (earliest or "")
        if score >= FOLLOW and gap is not None and gap <= FAR_DAYS and (over or _outlasts(begin, earliest)):
            db.execute("INSERT INTO story_links VALUES (?, ?, ?)", (other, story, round(score, 3)))


def _add_terms(db: sqlite3.Connection, story: int, vector: dict[str, float]) -> None:
    rows = [(term, story, weight) for term, weight in vector.items()]
    db.executemany(
        "INSERT INTO story_terms VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET weight = weight + excluded.weight", rows
    )
    db.execute(
        "DELETE FROM story_terms WHERE story_id = ?1 AND term NOT IN "
        "(SELECT term FROM story_terms WHERE story_id = ?1 ORDER BY weight DESC, term LIMIT ?2)", (story, STORY_TERMS),
    )  # fmt: skip


def days_between(a: str | None, b: str | None, c: str | None, d: str | None) -> int | None:
    """Days between the intervals a..b and c..d, 0 where they touch; None where neither side of one is known."""
    one, two = sorted(filter(None, (a, b))), sorted(filter(None, (c, d)))
    if not one or not two:
        return None
    if one[0] <= two[-1] and two[0] <= one[-1]:
        return 0
    first, second = (one[-1], two[0]) if one[-1] < two[0] else (two[-1], one[0])
    return (datetime.date.fromisoformat(second) - datetime.date.fromisoformat(first)).days


def story_of(archive: Archive, article_id: int) -> int | None:
    """The story that an article belongs to; None if it is too short to tell, or not grouped yet."""
    row = archive.db.execute("SELECT story_id FROM story_articles WHERE article_id = ?", (article_id,)).fetchone()
    return row[0] if row else None


def read_story(archive: Archive, story_id: int) -> Story | None:
    """One story; None if there is none of that number."""
    one = archive.db.execute
    row = one("SELECT id, title, earliest, latest FROM stories WHERE id = ? AND articles > 0", (story_id,)).fetchone()
    if row is None:
        return None
    articles = one(
        "SELECT a.id FROM story_articles s JOIN articles a ON a.id = s.article_id WHERE s.story_id = ? "
        "ORDER BY coalesce(a.earliest, a.latest), a.id", (story_id,),
    ).fetchall()  # fmt: skip
    follows = one("SELECT earlier_id FROM story_links WHERE later_id = ? ORDER BY score DESC", (story_id,)).fetchall()
    leads_to = one("SELECT later_id FROM story_links WHERE earlier_id = ? ORDER BY score DESC", (story_id,)).fetchall()
    return Story(*row, *(tuple(r[0] for r in rows) for rows in (articles, follows, leads_to)))
