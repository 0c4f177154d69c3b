-- The talk of moderators with the member behind a dispute, when a dispute's age was last brought up, and who wants to
-- be told by direct message instead of a mention.

CREATE TABLE dispute_notes (
    id         INTEGER PRIMARY KEY,
    dispute_id INTEGER NOT NULL REFERENCES disputes (id),
    kind       TEXT    NOT NULL CHECK (kind IN ('question', 'answer')),
    person     INTEGER NOT NULL REFERENCES people (id),
    text_id    INTEGER NOT NULL REFERENCES texts (id),
    at         INTEGER NOT NULL
) STRICT;

CREATE INDEX dispute_notes_by_dispute ON dispute_notes (dispute_id, id);

ALTER TABLE disputes ADD COLUMN reminded_at INTEGER;
ALTER TABLE people ADD COLUMN by_direct_message INTEGER NOT NULL DEFAULT 0 CHECK (by_direct_message IN (0, 1));

CREATE INDEX disputes_to_remind ON disputes (at) WHERE state = 'open' AND reminded_at IS NULL;
