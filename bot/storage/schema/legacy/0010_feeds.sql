-- Feeds: what is asked for new articles, and which entries were seen. An entry is its guid and its canonical address,
-- each as the beginning of a hash.

ALTER TABLE desks ADD COLUMN next_feed INTEGER NOT NULL DEFAULT 1;

CREATE TABLE feeds (
    id            INTEGER PRIMARY KEY,
    server        INTEGER NOT NULL REFERENCES desks (server),
    number        INTEGER NOT NULL,
    url           TEXT    NOT NULL,
    title         TEXT,
    etag          TEXT,
    last_modified TEXT,
    enabled       INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
    last_polled   INTEGER,
    last_error    TEXT,
    failing_since INTEGER,
    failures      INTEGER NOT NULL DEFAULT 0,
    next_at       INTEGER NOT NULL,
    added_by      INTEGER REFERENCES people (id),
    added_at      INTEGER NOT NULL,
    removed_at    INTEGER,
    UNIQUE (server, number)
) STRICT;

CREATE UNIQUE INDEX feeds_once ON feeds (server, url) WHERE removed_at IS NULL;
CREATE INDEX feeds_due ON feeds (next_at) WHERE removed_at IS NULL AND enabled = 1;

CREATE TABLE feed_entries (
    feed_id INTEGER NOT NULL REFERENCES feeds (id),
    key     TEXT    NOT NULL,
    PRIMARY KEY (feed_id, key)
) STRICT, WITHOUT ROWID;

ALTER TABLE intake ADD COLUMN feed_id INTEGER REFERENCES feeds (id);

CREATE INDEX intake_of_feeds ON intake (server, id) WHERE feed_id IS NOT NULL AND stage IN ('queued', 'fetched');
