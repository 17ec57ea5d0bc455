-- Only what stands in lists can be searched. Older programs put every thread into the index that its
-- author lets be listed, too short ones among them: those were counted, and never shown.

INSERT INTO untidy (id, stage)
SELECT 1, 1 WHERE EXISTS (SELECT 1 FROM searched WHERE root NOT IN (SELECT root FROM entries))
ON CONFLICT (id) DO UPDATE SET stage = CASE stage WHEN 0 THEN 2 ELSE stage END;

DELETE FROM searched WHERE root NOT IN (SELECT root FROM entries);
