-- What can be searched: one row per thread that may be listed and indexed.

CREATE TABLE searched (
    -- The second in which the thread began, times 64, and a number to tell those of one second
    -- apart: so the newest stand last, and a span of days is a span of ids.
    id      INTEGER NOT NULL PRIMARY KEY,
    root    TEXT    NOT NULL UNIQUE REFERENCES threads (root) ON DELETE CASCADE,
    rules   INTEGER NOT NULL, -- version of the rules by which text became words
    content INTEGER NOT NULL  -- hash of the words: what has not changed is not written again
) STRICT;

-- Their words, by the same ids. The program makes them (letters folded, marks for filters), here
-- they are only parted at spaces. Holds no text, and can forget a row without being told its words.
CREATE VIRTUAL TABLE words USING fts5 (
    author, head, text, alt, tags, signs, marks,
    tokenize = 'ascii', prefix = '3', content = '', contentless_delete = 1
);

-- However a thread goes, its words go in the same moment.
CREATE TRIGGER searched_gone AFTER DELETE ON searched BEGIN
    DELETE FROM words WHERE rowid = old.id;
END;

-- Words that were taken out can no longer be found, but stay legible in the file until the index is
-- written anew. One row while that is to be done: 1 to be begun, 0 begun, 2 begun and to be done again.
CREATE TABLE untidy (
    id    INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    stage INTEGER NOT NULL
) STRICT;

CREATE TRIGGER threads_gone BEFORE DELETE ON threads
WHEN EXISTS (SELECT 1 FROM searched s WHERE s.root = old.root) BEGIN
    INSERT INTO untidy (id, stage) VALUES (1, 1)
    ON CONFLICT (id) DO UPDATE SET stage = CASE stage WHEN 0 THEN 2 ELSE stage END;
END;

-- How far the threads that were kept before there were these rules have been indexed.
CREATE TABLE searching (
    rules INTEGER NOT NULL PRIMARY KEY,
    root  TEXT    NOT NULL, -- the last one that was looked at
    done  INTEGER NOT NULL
) STRICT;
