"""Copies and versions: which articles of the archive are the same text, cut from each other, or editions of one.

Each article is sketched by FracMinHash (Irber et al. 2022): of the hashes of its 5-word shingles those that are 0 modulo
`SCALE`. Unlike a MinHash of fixed size it also tells containment (a brief cut from a long report), and it needs no
buckets: an indexed column of hashes finds the candidates, so a new article is compared without touching the others.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import sqlite3
from collections.abc import Iterator
from typing import Literal

import msgspec

from musnad.archive.store import Archive
from musnad.text import fold

Kind = Literal["exact", "near", "contained", "contains", "version", "teaser"]

SHINGLE = 5  # words
SCALE = 8
COMMON = 300  # a shingle in more articles than this is boilerplate ("اشترك في نشرتنا ...") and proves nothing
NEAR = 0.5  # Jaccard from which two articles are near copies
CONTAINED = 0.68  # share of the smaller one from which it is a cut of the larger one
LEAST = 3  # shared sampled shingles under which nothing is said

_WORDS = re.compile(r"\w+")
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")
_SENTENCE = re.compile(r"[^.!?؟\n]+[.!?؟]*")


class Copy(msgspec.Struct, frozen=True):
    """`article` is related to the one asked about: `kind` says how, seen from the one asked about.

    exact: the same words. near: almost. contained: the asked one is cut from this one. contains: the reverse.
    version: an edition of one article by one outlet. teaser: the teaser of the article, or the article of the teaser.
    """

    article: int
    kind: Kind
    jaccard: float
    containment: float


class Change(msgspec.Struct, frozen=True):
    """One difference between two editions: `old` None was added, `new` None was taken out.

    `numbers`: (old, new) figures that changed inside an altered sentence, in order.
    """

    old: str | None
    new: str | None
    numbers: tuple[tuple[str, str], ...] = ()


def words_of(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORDS.findall(fold(text))


def sketch(words: list[str]) -> set[int]:
    """The sampled hashes of the shingles; of a text under `SHINGLE` words, empty."""
    found = set()
    for at in range(len(words) - SHINGLE + 1):
        digest = hashlib.blake2b(" ".join(words[at : at + SHINGLE]).encode(), digest_size=8).digest()
        if not digest[0] % SCALE:
            found.add(int.from_bytes(digest, signed=True))
    return found


def link_new(archive: Archive, batch: int = 500) -> int:
    """Compare every article that has not been compared yet with all others; how many there were.

    Works in batches, each one transaction, so that it can be stopped and started again.
    """
    done = 0
    while rows := archive.db.execute(
        "SELECT a.id FROM articles a LEFT JOIN sketches s ON s.article_id = a.id WHERE s.article_id IS NULL "
        "ORDER BY a.id LIMIT ?", (batch,),
    ).fetchall():  # fmt: skip
        with archive.writing():
            for (article_id,) in rows:
                _link(archive, article_id)
        done += len(rows)
    return done


def _link(archive: Archive, article_id: int) -> None:
    db = archive.db
    words = words_of(article_text(archive, article_id))
    hashes = sketch(words)
    whole = hashlib.sha256(" ".join(words).encode()).hexdigest()
    for copy in _compare(db, article_id, hashes, whole):
        row = (copy.article, article_id, copy.kind, copy.jaccard, copy.containment)
        db.execute("INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?, ?)", row)
    db.execute("INSERT INTO sketches VALUES (?, ?, ?)", (article_id, len(hashes), whole))
    db.executemany("INSERT INTO shingles VALUES (?, ?)", [(value, article_id) for value in hashes])


def _compare(db: sqlite3.Connection, article_id: int, hashes: set[int], whole: str) -> Iterator[Copy]:
    shared: dict[int, int] = {}
    for value in hashes:
        rows = db.execute("SELECT article_id FROM shingles WHERE hash = ? LIMIT ?", (value, COMMON)).fetchall()
        if len(rows) < COMMON:
            for (other,) in rows:
                shared[other] = shared.get(other, 0) + 1
    same = (
        {row[0] for row in db.execute("SELECT article_id FROM sketches WHERE words_hash = ?", (whole,))}
        if hashes
        else set()
    )
    for other in sorted(shared.keys() | same | _teasers(db, article_id)):
        size = db.execute("SELECT size FROM sketches WHERE article_id = ?", (other,)).fetchone()[0]
        common = shared.get(other, 0)
        jaccard = common / max(1, len(hashes) + size - common)
        containment = common / max(1, min(len(hashes), size))
        kind = _kind_of(db, article_id, other, jaccard, containment, common, size < len(hashes), other in same)
        if kind:
            yield Copy(other, kind, round(jaccard, 3), round(containment, 3))


def _teasers(db: sqlite3.Connection, article_id: int) -> set[int]:
    """Compared articles under the same headline of which one is a teaser and the other is not."""
    rows = db.execute(
        "SELECT b.id FROM articles a JOIN articles b ON b.headline = a.headline AND (a.part = 'teaser') <> (b.part = 'teaser') "
        "JOIN sketches s ON s.article_id = b.id WHERE a.id = ?", (article_id,),
    )  # fmt: skip
    return {row[0] for row in rows}


def _kind_of(
    db: sqlite3.Connection,
    one: int,
    other: int,
    jaccard: float,
    containment: float,
    common: int,
    larger: bool,
    same: bool,
) -> Kind | None:
    """How `other` looks from `one`; None if they have too little in common."""
    a, b = (
        db.execute(
            "SELECT a.part, a.headline, a.publisher, c.url FROM articles a JOIN captures c ON c.id = a.capture_id "
            "WHERE a.id = ?", (article,),
        ).fetchone()
        for article in (one, other)
    )  # fmt: skip
    if (a[0] == "teaser") != (b[0] == "teaser"):
        return "teaser" if a[1] == b[1] or (common >= LEAST and containment >= CONTAINED) else None
    if same:
        return "exact"
    if common < LEAST:
        return None
    if containment >= CONTAINED and a[2] and a[2] == b[2] and (a[1] == b[1] or (a[3] and a[3] == b[3])):
        return "version"
    if jaccard >= NEAR:
        return "near"
    if containment >= CONTAINED:
        return "contains" if larger else "contained"
    return None


def copies_of(archive: Archive, article_id: int) -> list[Copy]:
    """The articles related to this one, the nearest first."""
    rows = archive.db.execute(
        "SELECT older_id, kind, jaccard, containment, 0 FROM copies WHERE newer_id = ? "
        "UNION ALL SELECT newer_id, kind, jaccard, containment, 1 FROM copies WHERE older_id = ?",
        (article_id, article_id),
    ).fetchall()
    turned: dict[str, Kind] = {"contained": "contains", "contains": "contained"}
    found = [Copy(r[0], turned.get(r[1], r[1]) if r[4] else r[1], r[2], r[3]) for r in rows]
    return sorted(found, key=lambda copy: (-copy.jaccard, -copy.containment, copy.article))


def article_text(archive: Archive, article_id: int) -> str:
    """The article's body, its paragraphs one a line."""
    capture_id, local_id = archive.db.execute(
        "SELECT capture_id, local_id FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    text, record = archive.text_of(capture_id), archive.record_of(capture_id)
    article = next(a for a in record.articles if a.id == local_id)
    return "\n".join(text[p.start : p.end] for p in article.paragraphs)


def changes(old: str, new: str) -> list[Change]:
    """What changed between two editions, sentence by sentence, in the order of the new one."""
    before, after = ([s.strip() for s in _SENTENCE.findall(text) if s.strip()] for text in (old, new))
    folded = [[" ".join(words_of(s)) for s in sentences] for sentences in (before, after)]
    found: list[Change] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, folded[0], folded[1], autojunk=False).get_opcodes():
        if tag != "equal":
            found += _altered(before[a:b], after[c:d])
    return found


def _altered(before: list[str], after: list[str]) -> Iterator[Change]:
    """Pair the sentences of a changed stretch that are rewordings of each other; the rest was added or taken out."""
    left = list(before)
    for sentence in after:
        best = max(left, key=lambda s: _likeness(s, sentence), default=None)
        if best is None or _likeness(best, sentence) < 0.5:
            yield Change(None, sentence)
            continue
        left.remove(best)
        old, new = _NUMBERS.findall(fold(best)), _NUMBERS.findall(fold(sentence))
        numbers = tuple((x, y) for x, y in zip(old, new, strict=False) if x != y) if len(old) == len(new) else ()
        yield Change(best, sentence, numbers)
    for sentence in left:
        yield Change(sentence, None)


def _likeness(a: str, b: str) -> float:
    one, two = set(words_of(a)), set(words_of(b))
    return len(one & two) / max(1, len(one | two))
