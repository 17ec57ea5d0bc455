-- Authors whose threads the operator keeps out: by their id (a DID, an actor's URI), or, of authors
-- of whom nothing was kept, by the address of their profile or of their list.

CREATE TABLE shut_out (
    author TEXT    NOT NULL PRIMARY KEY,
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
