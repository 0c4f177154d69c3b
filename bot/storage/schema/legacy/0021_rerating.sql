-- Under the two-person rule a new verdict for a checked claim waits too, while the old one stands: `reason_id` says what
-- is wrong with that. Such a claim is urgent in the queue.
ALTER TABLE proposals ADD COLUMN reason_id INTEGER REFERENCES texts (id);
ALTER TABLE claims ADD COLUMN rerating INTEGER NOT NULL DEFAULT 0 CHECK (rerating IN (0, 1));

CREATE TRIGGER proposals_rerate AFTER INSERT ON proposals WHEN NEW.reason_id IS NOT NULL
BEGIN
    UPDATE claims SET rerating = 1 WHERE id = NEW.claim_id;
END;

CREATE TRIGGER proposals_rerate_no_more AFTER DELETE ON proposals WHEN OLD.reason_id IS NOT NULL
BEGIN
    UPDATE claims SET rerating = 0 WHERE id = OLD.claim_id;
END;

DROP INDEX claims_urgent;
CREATE INDEX claims_urgent ON claims (server, updated_at, number)
    WHERE (state = 'proposed' OR open_disputes > 0 OR rerating = 1) AND state <> 'dismissed';
