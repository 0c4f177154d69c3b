-- Who follows a claim or a speaker, and who wants a claim checked. `claims.wanted` counts the latter, once a member.
-- `people.closed_at` says since when a person's direct messages are known to be closed.

CREATE TABLE follows (
    id         INTEGER PRIMARY KEY,
    server     INTEGER NOT NULL REFERENCES desks (server),
    person     INTEGER NOT NULL REFERENCES people (id),
    claim_id   INTEGER REFERENCES claims (id),
    speaker_id INTEGER REFERENCES speakers (id),
    at         INTEGER NOT NULL,
    UNIQUE (person, claim_id),
    UNIQUE (person, speaker_id),
    CHECK ((claim_id IS NULL) <> (speaker_id IS NULL))
) STRICT;

CREATE INDEX follows_by_claim ON follows (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX follows_by_speaker ON follows (speaker_id) WHERE speaker_id IS NOT NULL;

CREATE TABLE wanted (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    person   INTEGER NOT NULL REFERENCES people (id),
    server   INTEGER NOT NULL REFERENCES desks (server),
    at       INTEGER NOT NULL,
    PRIMARY KEY (claim_id, person)
) STRICT;

CREATE INDEX wanted_by_person ON wanted (person, at);

ALTER TABLE claims ADD COLUMN wanted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN closed_at INTEGER;

CREATE INDEX claims_by_demand ON claims (server, wanted DESC, worthiness DESC, number)
    WHERE state = 'unverified' AND wanted > 0;
CREATE INDEX outbox_untold ON outbox (target_user, server) WHERE kind = 'tell' AND state <> 'sent';
