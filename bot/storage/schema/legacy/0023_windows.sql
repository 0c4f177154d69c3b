-- What a posted summary tells is a span of event ids, which only grow, and no longer one of times: a clock that is put
-- back takes no event out of every summary. `first_*` is the first id in it, `next_*` the first after it.

ALTER TABLE digests ADD COLUMN first_event INTEGER NOT NULL DEFAULT 0;
ALTER TABLE digests ADD COLUMN next_event INTEGER NOT NULL DEFAULT 0;
ALTER TABLE digests ADD COLUMN first_verdict INTEGER NOT NULL DEFAULT 0;
ALTER TABLE digests ADD COLUMN next_verdict INTEGER NOT NULL DEFAULT 0;

CREATE TEMP TABLE bounds AS
SELECT t.server, t.at, coalesce(
    (SELECT min(e.id) FROM events e WHERE e.server = t.server AND e.at =
        (SELECT min(f.at) FROM events f WHERE f.server = t.server AND f.at >= t.at)),
    (SELECT coalesce(max(e.id), 0) + 1 FROM events e WHERE e.server = t.server)
) AS event
FROM (
    SELECT server, start_at AS at FROM digests UNION SELECT server, end_at FROM digests
    UNION SELECT server, verdict_start FROM digests UNION SELECT server, verdict_end FROM digests
) t;

UPDATE digests SET
    first_event = (SELECT b.event FROM bounds b WHERE b.server = digests.server AND b.at = digests.start_at),
    next_event = (SELECT b.event FROM bounds b WHERE b.server = digests.server AND b.at = digests.end_at),
    first_verdict = (SELECT b.event FROM bounds b WHERE b.server = digests.server AND b.at = digests.verdict_start),
    next_verdict = (SELECT b.event FROM bounds b WHERE b.server = digests.server AND b.at = digests.verdict_end);

DROP TABLE bounds;

ALTER TABLE digests DROP COLUMN verdict_start;
ALTER TABLE digests DROP COLUMN verdict_end;
