"""What the search index holds of an article and of a statement: words folded, cut from clitics, and lemmatised."""

from __future__ import annotations

import sqlite3

from musnad.records import Article, Record, Statement
from musnad.text import fold


def searchable(text: str) -> str:
    """`text` as the index keeps it; the query goes through the same door."""
    return fold(text)


def index_article(db: sqlite3.Connection, article_id: int, text: str, article: Article, record: Record) -> None:
    """Put the article's headline, body and names into the index."""
    body = " ".join(text[p.start : p.end] for p in article.paragraphs)
    headline = article.headline.text if article.headline else ""
    db.execute(
        "INSERT INTO article_index (rowid, headline, body, names) VALUES (?, ?, ?, ?)",
        (article_id, searchable(headline), searchable(body), ""),
    )


def index_statement(db: sqlite3.Connection, statement_id: int, said: Statement, record: Record) -> None:
    """Put the statement's words and its speaker's names into the index."""
    words = " ".join(content.text for content in said.content)
    db.execute(
        "INSERT INTO statement_index (rowid, words, speaker) VALUES (?, ?, ?)",
        (statement_id, searchable(words), searchable(said.speaker_text)),
    )
