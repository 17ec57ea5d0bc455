-- Kept threads. Times are milliseconds since 1970, made by the program; yes and no are 1 and 0.

CREATE TABLE threads (
    root             TEXT    NOT NULL PRIMARY KEY,
    network          TEXT    NOT NULL,
    address          TEXT    NOT NULL UNIQUE,
    author_id        TEXT    NOT NULL,
    author_handle    TEXT    NOT NULL,
    author_name      TEXT    NOT NULL,
    title            TEXT    NOT NULL,
    language         TEXT,
    posts            INTEGER NOT NULL,
    listed           INTEGER NOT NULL, -- consent: may stand in lists
    indexed          INTEGER NOT NULL, -- consent: may be searched for
    keep_until       INTEGER,          -- consent: to be deleted then
    unrolled_at      INTEGER NOT NULL, -- for the first time
    fetched_at       INTEGER NOT NULL,
    checked_at       INTEGER NOT NULL,
    version          TEXT    NOT NULL, -- of this copy
    document_version INTEGER NOT NULL, -- of its shape
    document         BLOB    NOT NULL  -- JSON, zstd
) STRICT;

-- Covers what a list shows, so that lists never touch documents.
CREATE INDEX threads_latest
    ON threads (listed, unrolled_at, root, address, network, author_name, author_handle, title,
                language, posts);

CREATE INDEX threads_by_author ON threads (author_id, unrolled_at);

CREATE INDEX threads_to_purge ON threads (keep_until) WHERE keep_until IS NOT NULL;

-- Every name under which a post of a thread may be asked for.
CREATE TABLE names (
    name TEXT NOT NULL PRIMARY KEY,
    root TEXT NOT NULL REFERENCES threads (root) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX names_of_root ON names (root);

-- Every address that the page of a thread has or had.
CREATE TABLE addresses (
    address TEXT NOT NULL PRIMARY KEY,
    root    TEXT NOT NULL REFERENCES threads (root) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX addresses_of_root ON addresses (root);

-- Names of what was kept and is not any more.
CREATE TABLE gone (
    name TEXT    NOT NULL PRIMARY KEY,
    why  TEXT    NOT NULL CHECK (why IN ('deleted', 'refused', 'expired', 'removed')),
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the program must remember and nobody may read: its key.
CREATE TABLE secrets (
    name  TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
