-- Pages of lists as they were rendered and compressed. As with `rendered`, a row is there as long as all
-- that its page shows is the same; only ages are told by the clock, hence `good_until`.
--
-- What a page of a list shows, and where each of it can change:
-- - Its entries, and that none stands between them: rows of `places` in the span of places that was
--   read for it, and the rows of `entries` that these name. The author's card and the spelling of the
--   list's name are the first entry's.
-- - Whether there is an older page: the one entry too many that was read for that is in the span too.
--   The first page is read from the top of its list, and the last one to its end, so their spans have no
--   end on that side. The link to newer pages is always there, except on the first page.
-- - That a page above a place is full (it would lead to the first page otherwise): its one too many
--   stands at the top of the span.
-- The ends of a span are moments, and belong to it. So an entry of the same millisecond beside it, and
-- the title of the one too many, take a page out that shows neither: never the other way round.

CREATE TABLE rendered_lists (
    id         INTEGER NOT NULL PRIMARY KEY, -- hash of the address and of whom the page is for
    address    TEXT    NOT NULL, -- with its query
    list       TEXT    NOT NULL, -- as in `places`
    newest     INTEGER NOT NULL, -- ends of the span
    oldest     INTEGER NOT NULL,
    good_until INTEGER NOT NULL, -- from then on an age is told in other words
    noindex    INTEGER NOT NULL,
    threads    TEXT    NOT NULL, -- addresses of those it shows, a line each
    edition    TEXT    NOT NULL, -- of the program and of how the site is set up
    made_at    INTEGER NOT NULL,
    tag        TEXT    NOT NULL,
    size       INTEGER NOT NULL, -- of the bytes
    bytes      BLOB    NOT NULL  -- HTML, brotli
) STRICT;

CREATE INDEX rendered_lists_of_list ON rendered_lists (list, newest, oldest);
CREATE INDEX rendered_lists_by_age ON rendered_lists (made_at, edition, good_until, size);

-- Which pages a place is on. No span holds more than 22 places (`keep_rendered_list` sees to it), so it
-- ends at the 22nd place above this one at the latest, or at the top: however many pages are kept of a
-- list, a few are looked at.

CREATE TRIGGER rendered_list_place_new AFTER INSERT ON places BEGIN
    DELETE FROM rendered_lists
    WHERE list = new.list AND oldest <= new.unrolled_at
        AND newest BETWEEN new.unrolled_at AND coalesce((
            SELECT p.unrolled_at FROM places p
            WHERE p.list = new.list AND p.unrolled_at > new.unrolled_at
            ORDER BY p.unrolled_at LIMIT 1 OFFSET 21
        ), 9223372036854775807);
END;

CREATE TRIGGER rendered_list_place_gone AFTER DELETE ON places BEGIN
    DELETE FROM rendered_lists
    WHERE list = old.list AND oldest <= old.unrolled_at
        AND newest BETWEEN old.unrolled_at AND coalesce((
            SELECT p.unrolled_at FROM places p
            WHERE p.list = old.list AND p.unrolled_at > old.unrolled_at
            ORDER BY p.unrolled_at LIMIT 1 OFFSET 21
        ), 9223372036854775807);
END;

-- Nothing moves a place: it is taken out and put in elsewhere. Should anything ever, its lists start anew.
CREATE TRIGGER rendered_list_place_moved AFTER UPDATE ON places BEGIN
    DELETE FROM rendered_lists WHERE list IN (old.list, new.list);
END;

-- A thread that was read again is mostly as it was, and then its pages stay.
CREATE TRIGGER rendered_list_entry AFTER UPDATE ON entries
WHEN (old.address, old.network, old.author_address, old.author_handle, old.author_name,
      old.author_url, old.avatar, old.title, old.language, old.posts, old.minutes, old.picture,
      old.indexed, old.unrolled_at)
    IS NOT (new.address, new.network, new.author_address, new.author_handle, new.author_name,
      new.author_url, new.avatar, new.title, new.language, new.posts, new.minutes, new.picture,
      new.indexed, new.unrolled_at)
BEGIN
    DELETE FROM rendered_lists WHERE id IN (
        SELECT r.id FROM places s CROSS JOIN rendered_lists r
        WHERE s.entry = old.id AND r.list = s.list AND r.oldest <= s.unrolled_at
            AND r.newest BETWEEN s.unrolled_at AND coalesce((
                SELECT p.unrolled_at FROM places p
                WHERE p.list = s.list AND p.unrolled_at > s.unrolled_at
                ORDER BY p.unrolled_at LIMIT 1 OFFSET 21
            ), 9223372036854775807)
    );
END;
