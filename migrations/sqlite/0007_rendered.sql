-- Pages as they were rendered and compressed, so that after a start nobody waits for that again. A row
-- is there as long as all that the page shows is the same: the triggers below see to it, whoever
-- changes something, and nothing needs to be compared when a page is given.

CREATE TABLE rendered (
    id         INTEGER NOT NULL PRIMARY KEY, -- hash of the address and of whom the page is for
    address    TEXT    NOT NULL,
    root       TEXT    NOT NULL REFERENCES threads (root) ON DELETE CASCADE,
    author     TEXT    NOT NULL, -- path of the author's page
    list       TEXT    NOT NULL, -- the list, in small letters, of which the page shows others
    version    TEXT    NOT NULL,
    checked_at INTEGER NOT NULL,
    last_post  INTEGER NOT NULL,
    listed     INTEGER NOT NULL,
    indexed    INTEGER NOT NULL,
    keep_until INTEGER,
    around     TEXT    NOT NULL, -- version of the other threads that the page names
    edition    TEXT    NOT NULL, -- of the program and of how the site is set up
    made_at    INTEGER NOT NULL,
    tag        TEXT    NOT NULL,
    size       INTEGER NOT NULL, -- of the bytes
    bytes      BLOB    NOT NULL  -- HTML, brotli
) STRICT;

CREATE INDEX rendered_of_root ON rendered (root);
CREATE INDEX rendered_of_list ON rendered (list);
CREATE INDEX rendered_by_age ON rendered (made_at, edition, size);

-- The thread itself, or what may be done with it.
CREATE TRIGGER rendered_thread AFTER UPDATE OF
    address, version, checked_at, listed, indexed, keep_until ON threads
BEGIN
    DELETE FROM rendered WHERE root = old.root;
END;

-- Another thread of the author's that is listed, in which case it may stand on all of them.
CREATE TRIGGER rendered_entry_new AFTER INSERT ON entries BEGIN
    DELETE FROM rendered WHERE list = lower(new.author_address);
END;

CREATE TRIGGER rendered_entry_changed AFTER UPDATE ON entries BEGIN
    DELETE FROM rendered 
    WHERE list IN (lower(old.author_address), lower(new.author_address));
    DELETE FROM rendered WHERE root IN (
        SELECT n.root FROM quotes q JOIN names n ON n.name = q.quoted WHERE q.entry = old.id
    );
END;

CREATE TRIGGER rendered_entry_gone AFTER DELETE ON entries BEGIN
    DELETE FROM rendered WHERE list = lower(old.author_address);
END;

-- A thread that quotes it.
CREATE TRIGGER rendered_quote_new AFTER INSERT ON quotes BEGIN
    DELETE FROM rendered WHERE root IN (SELECT n.root FROM names n WHERE n.name = new.quoted);
END;

CREATE TRIGGER rendered_quote_gone AFTER DELETE ON quotes BEGIN
    DELETE FROM rendered WHERE root IN (SELECT n.root FROM names n WHERE n.name = old.quoted);
END;
