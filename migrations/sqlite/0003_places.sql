-- Where listed threads stand: one row for each beginning of a thread's address that is a list,
-- `bluesky` and `bluesky/alice.test` for `bluesky/alice.test/3l7x`.

CREATE TABLE places (
    list        TEXT    NOT NULL,
    unrolled_at INTEGER NOT NULL,
    root        TEXT    NOT NULL REFERENCES threads (root) ON DELETE CASCADE,
    PRIMARY KEY (list, unrolled_at, root)
) STRICT, WITHOUT ROWID;

CREATE INDEX places_of_root ON places (root);

INSERT INTO places (list, unrolled_at, root)
WITH RECURSIVE parts (root, unrolled_at, list, rest) AS (
    SELECT root, unrolled_at, substr(address, 1, instr(address, '/') - 1),
           substr(address, instr(address, '/') + 1)
    FROM threads WHERE listed = 1 AND instr(address, '/') > 0
    UNION ALL
    SELECT root, unrolled_at, list || '/' || substr(rest, 1, instr(rest, '/') - 1),
           substr(rest, instr(rest, '/') + 1)
    FROM parts WHERE instr(rest, '/') > 0
)
SELECT list, unrolled_at, root FROM parts;
