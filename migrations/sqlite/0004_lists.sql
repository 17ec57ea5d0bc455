-- Lists: what they show of a thread, where it stands, which posts it quotes, how often it is read.

-- One line of a list, with all that the line shows, so that lists never touch documents. Only
-- threads that may stand in lists have one.
CREATE TABLE entries (
    id             INTEGER NOT NULL PRIMARY KEY,
    root           TEXT    NOT NULL UNIQUE REFERENCES threads (root) ON DELETE CASCADE,
    address        TEXT    NOT NULL,
    network        TEXT    NOT NULL,
    author_address TEXT    NOT NULL, -- of the author's list
    author_handle  TEXT    NOT NULL,
    author_name    TEXT    NOT NULL,
    author_url     TEXT,             -- the profile on the network
    avatar         TEXT,             -- on the network's servers
    title          TEXT    NOT NULL,
    language       TEXT,
    posts          INTEGER NOT NULL,
    minutes        INTEGER,          -- of reading
    picture        TEXT,             -- on the network's servers
    indexed        INTEGER NOT NULL, -- consent: may be searched for
    unrolled_at    INTEGER NOT NULL
) STRICT;

-- Where entries stand. A list has the name of its page: `latest`, `bluesky`, `bluesky/alice.test`,
-- `tag/rust`, with A–Z as small letters.
DROP TABLE places;
CREATE TABLE places (
    list        TEXT    NOT NULL,
    unrolled_at INTEGER NOT NULL,
    entry       INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    PRIMARY KEY (list, unrolled_at, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX places_of_entry ON places (entry);

-- Posts that are quoted in a thread that may stand in lists.
CREATE TABLE quotes (
    quoted TEXT    NOT NULL,
    entry  INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    PRIMARY KEY (quoted, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX quotes_of_entry ON quotes (entry);

-- How many people read a thread on a day (UTC, as 2026-11-24). Nothing about who.
CREATE TABLE readings (
    day   TEXT    NOT NULL,
    entry INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    times INTEGER NOT NULL,
    PRIMARY KEY (day, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX readings_of_entry ON readings (entry);

-- `entries` and `places` cover what it covered.
DROP INDEX threads_latest;

-- What is kept already: as much as stands outside of documents. Reading time, picture, tags and
-- quotes come when the thread is read again, which happens when somebody looks at it.
INSERT INTO entries (root, address, network, author_address, author_handle, author_name, title,
                     language, posts, indexed, unrolled_at)
SELECT root, address, network, rtrim(rtrim(address, replace(address, '/', '')), '/'),
       author_handle, author_name, title, language, posts, indexed, unrolled_at
FROM threads WHERE listed = 1 AND posts >= 3 AND instr(address, '/') > 0;

INSERT INTO places (list, unrolled_at, entry)
WITH RECURSIVE parts (entry, unrolled_at, list, rest) AS (
    SELECT id, unrolled_at, substr(address, 1, instr(address, '/') - 1),
           substr(address, instr(address, '/') + 1)
    FROM entries
    UNION ALL
    SELECT entry, unrolled_at, list || '/' || substr(rest, 1, instr(rest, '/') - 1),
           substr(rest, instr(rest, '/') + 1)
    FROM parts WHERE instr(rest, '/') > 0
)
SELECT lower(list), unrolled_at, entry FROM parts
UNION ALL
SELECT 'latest', unrolled_at, id FROM entries;
