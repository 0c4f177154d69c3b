-- Where a claim's verdict was shown in Discord: as a card that somebody posted, in the verdict channel, in the answer to
-- an article, in a summary, or in a correction. `message` is known for a card; for what goes through the outbox it is
-- the row's. A correction answers each channel once.
CREATE TABLE showings (
    id        INTEGER PRIMARY KEY,
    server    INTEGER NOT NULL REFERENCES desks (server),
    claim_id  INTEGER NOT NULL REFERENCES claims (id),
    kind      TEXT    NOT NULL CHECK (kind IN ('card', 'verdict', 'answer', 'summary', 'correction')),
    channel   INTEGER NOT NULL,
    message   INTEGER,
    outbox_id INTEGER REFERENCES outbox (id),
    at        INTEGER NOT NULL,
    CHECK ((message IS NULL) <> (outbox_id IS NULL)),
    UNIQUE (claim_id, outbox_id),
    UNIQUE (claim_id, message)
) STRICT;

CREATE INDEX showings_by_outbox ON showings (outbox_id) WHERE outbox_id IS NOT NULL;
CREATE INDEX intake_by_article ON intake (article_id) WHERE article_id IS NOT NULL AND channel IS NOT NULL;
