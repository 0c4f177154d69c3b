-- What a claim means, as a vector; `version` names the encoder that made it. `seq` grows with every change, so that an
-- index in memory reads only what is new. A claim waits in `claims_unread` until its present text has a vector.
CREATE TABLE claim_vectors (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    claim_id INTEGER NOT NULL UNIQUE REFERENCES claims (id),
    server   INTEGER NOT NULL REFERENCES desks (server),
    version  TEXT    NOT NULL,
    vector   BLOB    NOT NULL
) STRICT;

CREATE INDEX claim_vectors_by_server ON claim_vectors (server, seq);

CREATE TABLE claims_unread (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id)
) STRICT;

INSERT INTO claims_unread (claim_id) SELECT id FROM claims WHERE state <> 'dismissed';

CREATE TRIGGER claims_unread_insert AFTER INSERT ON claims
BEGIN
    INSERT INTO claims_unread (claim_id) VALUES (NEW.id);
END;

CREATE TRIGGER claims_unread_update AFTER UPDATE OF text ON claims
WHEN OLD.text IS NOT NEW.text
BEGIN
    DELETE FROM claim_vectors WHERE claim_id = NEW.id;
    INSERT INTO claims_unread (claim_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER claims_unread_done AFTER INSERT ON claim_vectors
BEGIN
    DELETE FROM claims_unread WHERE claim_id = NEW.claim_id;
END;

CREATE TRIGGER claims_unread_delete BEFORE DELETE ON claims
BEGIN
    DELETE FROM claim_vectors WHERE claim_id = OLD.id;
    DELETE FROM claims_unread WHERE claim_id = OLD.id;
    DELETE FROM ties WHERE claim_id = OLD.id OR other_id = OLD.id;
END;

-- What a claim may be to one that was on record before it. A question until somebody answers.
CREATE TABLE ties (
    claim_id    INTEGER NOT NULL REFERENCES claims (id),
    other_id    INTEGER NOT NULL REFERENCES claims (id),
    relation    TEXT    NOT NULL CHECK (relation IN ('same', 'later', 'contradicts', 'also_said')),
    score       REAL    NOT NULL,
    at          INTEGER NOT NULL,
    answer      TEXT    CHECK (answer IN ('no', 'different')),
    answered_by INTEGER REFERENCES people (id),
    answered_at INTEGER,
    PRIMARY KEY (claim_id, other_id),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
) STRICT;

CREATE INDEX ties_by_other ON ties (other_id);
