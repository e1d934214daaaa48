-- The archive, edition 1. One file; every table STRICT; readable as it is (see the views at the end).
-- Offsets are code points into the capture's text, end exclusive. Days are ISO dates. ids are local to the file.

CREATE TABLE captures (
    id          INTEGER PRIMARY KEY,
    hash        TEXT NOT NULL UNIQUE,          -- "sha256:..." of the bytes read: the same page twice is one capture
    source      TEXT NOT NULL,
    url         TEXT,
    media_type  TEXT NOT NULL,
    captured_at TEXT,
    publisher   TEXT,
    characters  INTEGER NOT NULL,
    text        BLOB NOT NULL,                 -- the capture's text, UTF-8, zstd
    text_hash   TEXT NOT NULL,                 -- SHA-256 of the text, so that `musnad check` can tell damage
    record      BLOB NOT NULL,                 -- the whole record as JSON (RECORD edition in it), zstd
    edition     TEXT NOT NULL                  -- which program made the record
) STRICT;

CREATE TABLE articles (
    id         INTEGER PRIMARY KEY,
    capture_id INTEGER NOT NULL REFERENCES captures(id) ON DELETE CASCADE,
    local_id   TEXT NOT NULL,                  -- "a1" in the record
    part       TEXT NOT NULL CHECK (part IN ('main', 'follow-on', 'teaser')),
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    headline   TEXT,
    section    TEXT,
    publisher  TEXT,
    authors    TEXT,                           -- bylines' authors, joined by " | "
    earliest   TEXT,
    latest     TEXT,
    characters INTEGER NOT NULL,               -- of its body
    body_start INTEGER,                        -- its first paragraph's start and its last one's end; NULL without a body
    body_end   INTEGER,
    teaser_of  INTEGER REFERENCES articles(id) ON DELETE SET NULL,
    UNIQUE (capture_id, local_id)
) STRICT;
CREATE INDEX articles_day ON articles (coalesce(latest, earliest));
CREATE INDEX articles_headline ON articles (headline);
CREATE INDEX articles_publisher ON articles (publisher);

CREATE TABLE entities (
    id          INTEGER PRIMARY KEY,
    key         TEXT NOT NULL UNIQUE,          -- stable across captures, see analysis.merging
    type        TEXT NOT NULL,
    name        TEXT NOT NULL,
    latin       TEXT,
    wikidata    TEXT,
    captures    INTEGER NOT NULL DEFAULT 0,    -- in how many captures it appears, those merged into it counted
    merged_into INTEGER REFERENCES entities(id) ON DELETE SET NULL  -- never one that is merged itself
) STRICT;
CREATE INDEX entities_merged ON entities (merged_into);

CREATE TABLE merges (                          -- who was joined with whom, and why; undone rows keep their trace
    id        INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
    target_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
    score     REAL NOT NULL,                   -- 0 to 1; 1 for a reader's own judgement
    evidence  TEXT NOT NULL,
    undone    INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE appearances (                     -- an entity of a record ("e1") is an entity of the archive
    id         INTEGER PRIMARY KEY,
    capture_id INTEGER NOT NULL REFERENCES captures(id) ON DELETE CASCADE,
    local_id   TEXT NOT NULL,
    own_id     INTEGER NOT NULL REFERENCES entities(id),  -- by its key
    entity_id  INTEGER NOT NULL REFERENCES entities(id),  -- the one that stands for it, where merged
    UNIQUE (capture_id, local_id)
) STRICT;
CREATE INDEX appearances_entity ON appearances (entity_id);
CREATE INDEX appearances_own ON appearances (own_id);
CREATE TRIGGER appearances_added AFTER INSERT ON appearances BEGIN
    UPDATE entities SET captures = captures + 1 WHERE id = new.entity_id;
END;
CREATE TRIGGER appearances_removed AFTER DELETE ON appearances BEGIN
    UPDATE entities SET captures = captures - 1 WHERE id = old.entity_id;
END;
CREATE TRIGGER appearances_moved AFTER UPDATE OF entity_id ON appearances BEGIN
    UPDATE entities SET captures = captures - 1 WHERE id = old.entity_id;
    UPDATE entities SET captures = captures + 1 WHERE id = new.entity_id;
END;

CREATE TABLE roles (
    appearance_id INTEGER NOT NULL REFERENCES appearances(id) ON DELETE CASCADE,
    text          TEXT NOT NULL,
    start         INTEGER NOT NULL,
    "end"         INTEGER NOT NULL,
    of            TEXT,
    status        TEXT
) STRICT;
CREATE INDEX roles_appearance ON roles (appearance_id);

CREATE TABLE mentions (
    article_id    INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    appearance_id INTEGER NOT NULL REFERENCES appearances(id) ON DELETE CASCADE,
    start         INTEGER NOT NULL,
    "end"         INTEGER NOT NULL,
    kind          TEXT NOT NULL
) STRICT;
CREATE INDEX mentions_article ON mentions (article_id);
CREATE INDEX mentions_appearance ON mentions (appearance_id, article_id);

CREATE TABLE times (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    local_id   TEXT NOT NULL,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    type       TEXT NOT NULL,
    value      TEXT NOT NULL,
    earliest   TEXT,
    latest     TEXT
) STRICT;
CREATE INDEX times_article ON times (article_id);

CREATE TABLE statements (
    id            INTEGER PRIMARY KEY,
    article_id    INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    local_id      TEXT NOT NULL,               -- "s4" in the record
    cue           TEXT NOT NULL,
    cue_start     INTEGER NOT NULL,
    cue_end       INTEGER NOT NULL,
    lemma         TEXT NOT NULL,
    source        TEXT,
    speaker_id    INTEGER REFERENCES appearances(id) ON DELETE SET NULL,
    speaker_text  TEXT NOT NULL,
    content       TEXT NOT NULL,               -- its stretches joined by " … "
    content_start INTEGER NOT NULL,
    content_end   INTEGER NOT NULL,
    form          TEXT NOT NULL,
    act           TEXT NOT NULL,
    "to"          TEXT,
    venue         TEXT,
    earliest      TEXT,                        -- when it was said, where stated; else the article's days
    latest        TEXT,
    inside        INTEGER REFERENCES statements(id) ON DELETE SET NULL,
    rule          TEXT NOT NULL
) STRICT;
CREATE INDEX statements_article ON statements (article_id);
CREATE INDEX statements_speaker ON statements (speaker_id);
CREATE INDEX statements_act ON statements (act, earliest);
CREATE INDEX statements_day ON statements (earliest);

CREATE TABLE statement_via (
    statement_id  INTEGER NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
    position      INTEGER NOT NULL,            -- 0 is nearest the origin
    text          TEXT NOT NULL,
    appearance_id INTEGER REFERENCES appearances(id) ON DELETE SET NULL,
    PRIMARY KEY (statement_id, position)
) STRICT;
CREATE INDEX statement_via_text ON statement_via (text);
CREATE INDEX statement_via_appearance ON statement_via (appearance_id);

CREATE TABLE statement_about (                 -- who is spoken about: entities mentioned in the content
    statement_id INTEGER NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
    own_id       INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
    entity_id    INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
    PRIMARY KEY (statement_id, own_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_about_entity ON statement_about (entity_id);
CREATE INDEX statement_about_own ON statement_about (own_id);

-- Copies: FracMinHash sketches (the hashes of 5-word shingles that are 0 modulo 8), and what they showed.
CREATE TABLE sketches (                        -- an article without a row has not been compared yet
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    size       INTEGER NOT NULL,
    words_hash TEXT NOT NULL                   -- of the folded words: the same words are an exact copy
) STRICT;
CREATE INDEX sketches_words ON sketches (words_hash);

CREATE TABLE shingles (
    hash       INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    PRIMARY KEY (hash, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shingles_article ON shingles (article_id);

CREATE TABLE copies (                          -- older_id was in the archive first
    older_id    INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    newer_id    INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    kind        TEXT NOT NULL CHECK (kind IN ('exact', 'near', 'contained', 'contains', 'version', 'teaser')),
    jaccard     REAL NOT NULL,
    containment REAL NOT NULL,                 -- of the smaller in the larger
    PRIMARY KEY (older_id, newer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_newer ON copies (newer_id);

-- Stories: articles on one happening, grouped as they arrive.
CREATE TABLE stories (
    id       INTEGER PRIMARY KEY,
    title    TEXT NOT NULL,                    -- the headline of its most central article
    earliest TEXT,
    latest   TEXT,
    articles INTEGER NOT NULL
) STRICT;
CREATE INDEX stories_latest ON stories (latest);

CREATE TABLE story_articles (                  -- story_id NULL: looked at, but too short to tell
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    story_id   INTEGER REFERENCES stories(id) ON DELETE CASCADE,
    score      REAL NOT NULL                   -- cosine with the story when it joined; 1 for its first
) STRICT;
CREATE INDEX story_articles_story ON story_articles (story_id);

CREATE TABLE story_terms (                     -- the sum of its articles' weighted terms, the heaviest kept
    term     TEXT NOT NULL,
    story_id INTEGER NOT NULL REFERENCES stories(id) ON DELETE CASCADE,
    weight   REAL NOT NULL,
    PRIMARY KEY (term, story_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_terms_story ON story_terms (story_id);

CREATE TABLE story_links (                     -- a story goes on where an earlier one left off
    earlier_id INTEGER NOT NULL REFERENCES stories(id) ON DELETE CASCADE,
    later_id   INTEGER NOT NULL REFERENCES stories(id) ON DELETE CASCADE,
    score      REAL NOT NULL,
    PRIMARY KEY (earlier_id, later_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE terms (                           -- in how many articles a term is weighty
    term     TEXT PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Conflicts: two statements, or a statement and the newspaper's own sentence, that cannot both be true.
CREATE TABLE conflicts (
    id           INTEGER PRIMARY KEY,
    statement_id INTEGER NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
    other_id     INTEGER REFERENCES statements(id) ON DELETE CASCADE,  -- NULL: the newspaper's own sentence, below
    article_id   INTEGER REFERENCES articles(id) ON DELETE CASCADE,    -- where that sentence stands
    start        INTEGER,
    "end"        INTEGER,
    kind         TEXT NOT NULL CHECK (kind IN ('denial', 'accusation', 'figures', 'opposed')),
    grade        TEXT NOT NULL CHECK (grade IN ('sure', 'likely')),
    score        REAL NOT NULL,
    reason       TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX conflicts_pair ON conflicts (statement_id, coalesce(other_id, 0), coalesce(article_id, 0));
CREATE INDEX conflicts_other ON conflicts (other_id);
CREATE INDEX conflicts_grade ON conflicts (grade, score);

CREATE TABLE compared (                        -- stories whose conflicts have been looked for, and how many statements they had then
    story_id   INTEGER PRIMARY KEY REFERENCES stories(id) ON DELETE CASCADE,
    statements INTEGER NOT NULL
) STRICT;

-- What is searched: folded and lemmatised by the program, so the tokenizer only cuts at spaces.
CREATE VIRTUAL TABLE article_index USING fts5(
    headline, body, names, tokenize = "unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE entity_index USING fts5(  -- names, variants and Latin forms of entities
    names, tokenize = "unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE statement_index USING fts5(
    words, speaker, tokenize = "unicode61 remove_diacritics 0"
);

-- Views with plain names, for Datasette and for reading by hand.
CREATE VIEW quotes AS
SELECT s.id, coalesce(e.name, s.speaker_text) AS speaker, e.latin AS speaker_latin, s.act, s.form, s.content,
       (SELECT group_concat(text, ' ← ') FROM (SELECT text FROM statement_via v WHERE v.statement_id = s.id ORDER BY position)) AS via,
       a.publisher, a.headline, coalesce(s.earliest, a.earliest) AS said_from, coalesce(s.latest, a.latest) AS said_to,
       c.source AS capture
FROM statements s JOIN articles a ON a.id = s.article_id JOIN captures c ON c.id = a.capture_id
LEFT JOIN appearances p ON p.id = s.speaker_id LEFT JOIN entities e ON e.id = p.entity_id;

CREATE VIEW people AS
SELECT e.id, e.name, e.latin, e.wikidata, count(DISTINCT p.capture_id) AS captures, count(s.id) AS statements
FROM entities e JOIN appearances p ON p.entity_id = e.id LEFT JOIN statements s ON s.speaker_id = p.id
WHERE e.type = 'PER' GROUP BY e.id;
