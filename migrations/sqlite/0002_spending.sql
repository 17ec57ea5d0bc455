-- What reading cost, by day (UTC, as 2026-11-24), in millionths of US dollars.

CREATE TABLE spending (
    day    TEXT    NOT NULL PRIMARY KEY,
    micros INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
