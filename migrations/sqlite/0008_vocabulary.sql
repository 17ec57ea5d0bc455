-- Every word of three letters or more that `words` holds, to find those that begin so or have a piece
-- in them. Numbered as they were first seen: the most usual come first, nearly.
CREATE TABLE vocabulary (
    number INTEGER NOT NULL PRIMARY KEY,
    word   TEXT    NOT NULL UNIQUE
) STRICT;

-- Each three letters of each word, by the same numbers. A space before and behind, so that a beginning
-- is a piece as well.
CREATE VIRTUAL TABLE pieces USING fts5 (
    word, tokenize = 'trigram case_sensitive 1', content = '', contentless_delete = 1
);

CREATE TRIGGER vocabulary_new AFTER INSERT ON vocabulary BEGIN
    INSERT INTO pieces (rowid, word) VALUES (new.number, ' ' || new.word || ' ');
END;

CREATE TRIGGER vocabulary_gone AFTER DELETE ON vocabulary BEGIN
    DELETE FROM pieces WHERE rowid = old.number;
END;

-- Which words have been looked at for whether a thread has them still.
ALTER TABLE untidy ADD COLUMN looked_at INTEGER NOT NULL DEFAULT 0;
