-- What waits in the queue, since when; and who looks at which claim of it just now.
ALTER TABLE claims ADD COLUMN queued_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE claims ADD COLUMN lapsed_at INTEGER;
UPDATE claims SET queued_at = updated_at;

CREATE TRIGGER claims_queue_new AFTER INSERT ON claims
BEGIN
    UPDATE claims SET queued_at = NEW.created_at WHERE id = NEW.id;
END;

CREATE TRIGGER claims_queue_again AFTER UPDATE OF state ON claims
WHEN NEW.state = 'unverified' AND OLD.state <> 'unverified'
BEGIN
    UPDATE claims SET queued_at = NEW.updated_at, lapsed_at = NULL WHERE id = NEW.id;
END;

CREATE TRIGGER claims_queue_wanted AFTER INSERT ON wanted
BEGIN
    UPDATE claims SET queued_at = max(queued_at, NEW.at), lapsed_at = NULL WHERE id = NEW.claim_id;
END;

-- Ten members who want a check weigh as much as the whole scale of worth.
CREATE INDEX claims_waiting ON claims (server, worthiness + 0.1 * wanted DESC, number)
    WHERE state = 'unverified' AND hidden_at IS NULL AND lapsed_at IS NULL;
CREATE INDEX claims_to_lapse ON claims (queued_at) WHERE state = 'unverified' AND lapsed_at IS NULL;
CREATE INDEX claims_urgent ON claims (server, updated_at, number)
    WHERE (state = 'proposed' OR open_disputes > 0) AND state <> 'dismissed';
CREATE INDEX claims_by_owner ON claims (owner, owner_until) WHERE owner IS NOT NULL;

-- A claim that somebody looks at is shown to nobody else meanwhile; one that he skipped is not shown to him again.
CREATE TABLE looks (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    person   INTEGER NOT NULL REFERENCES people (id),
    skipped  INTEGER NOT NULL DEFAULT 0 CHECK (skipped IN (0, 1)),
    until    INTEGER NOT NULL,
    PRIMARY KEY (claim_id, person)
) STRICT;

CREATE INDEX looks_by_person ON looks (person);
