"""What is claimed in an article: its statements, and the newspaper's own sentences, as far as no statement covers them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from musnad.archive.figures import Figure, figures_in
from musnad.archive.indexing import searchable
from musnad.archive.lemmas import load_lemmas
from musnad.archive.store import Archive

MOST = 3000  # statements of one story that are compared; more is no story

_SENTENCE = re.compile(r"[^.!?؟\n]+")


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
    capture: int = 0


def claims_of_articles(archive: Archive, where: str, value: int) -> list[Claim]:
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
            statement, article_id, start, end, words, act, speaker, speaker_id, whole, frozenset(" ".join(whole).split()), terms_of(words),
            tuple(figures_in(words)), earliest, latest, capture,
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


def terms_of(words: str) -> frozenset[str]:
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
