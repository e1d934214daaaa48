"""What the search index holds of an article, a statement and an entity."""

from __future__ import annotations

import re
import sqlite3

from musnad.archive.lemmas import Lemmas, load_lemmas
from musnad.records import Article, Record, Statement
from musnad.text import fold

NAMES = 60  # words of an entity's names that are kept

_WORDS = re.compile(r"\w+")


def searchable(text: str, lemmas: Lemmas) -> str:
    """`text` as the index keeps it, its words as index terms; a query goes through the same door."""
    term = lemmas.term
    return " ".join([term(word) for word in _WORDS.findall(fold(text))])


class Indexer:
    """Puts the layers of one record into the index."""

    def __init__(self, db: sqlite3.Connection, text: str, record: Record) -> None:
        self._db = db
        self._text = text
        self._lemmas = load_lemmas()
        self._latin = {e.id: e.latin for e in record.entities if e.latin}
        self._names = {e.id: e.name for e in record.entities}
        self._named_in: dict[str, set[str]] = {}
        for mention in record.mentions:
            self._named_in.setdefault(mention.article, set()).add(mention.entity)

    def add_article(self, row: int, article: Article) -> None:
        """Its headline, its body, and the full and Latin names of those it speaks of."""
        body = " ".join(self._text[p.start : p.end] for p in article.paragraphs)
        headline = article.headline.text if article.headline else ""
        named = sorted(self._named_in.get(article.id, ()))
        names = " . ".join(f"{self._usual(e)} . {self._latin.get(e, '')}" for e in named)
        cells = (searchable(part, self._lemmas) for part in (headline, body, names))
        self._db.execute("INSERT INTO article_index (rowid, headline, body, names) VALUES (?, ?, ?, ?)", (row, *cells))

    def _usual(self, entity: str) -> str:
        """Its name, and the one of the lists where that is another: أميركا is also الولايات المتحدة."""
        name = self._names[entity]
        usual = self._lemmas.usual_name(name)
        return f"{name} . {usual}" if usual and usual != name else name

    def add_statement(self, row: int, said: Statement) -> None:
        """Its words, and the names of its speaker."""
        words = " ".join(content.text for content in said.content)
        speaker = " ".join(
            filter(None, (said.speaker_text, self._names.get(said.speaker or ""), self._latin.get(said.speaker or "")))
        )
        cells = (searchable(part, self._lemmas) for part in (words, speaker))
        self._db.execute("INSERT INTO statement_index (rowid, words, speaker) VALUES (?, ?, ?)", (row, *cells))

    def add_names(self, row: int, names: str) -> None:
        """Its names, its Latin form and how pages write it, each word once, as far as they are not there yet."""
        found = self._db.execute("SELECT names FROM entity_index WHERE rowid = ?", (row,)).fetchone()
        known = found[0].split() if found else []
        words = list(dict.fromkeys([*known, *searchable(names, self._lemmas).split()]))[:NAMES]
        if found is None:
            self._db.execute("INSERT INTO entity_index (rowid, names) VALUES (?, ?)", (row, " ".join(words)))
        elif len(words) > len(known):
            self._db.execute("UPDATE entity_index SET names = ? WHERE rowid = ?", (" ".join(words), row))
