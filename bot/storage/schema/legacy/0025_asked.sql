-- Answers to what was asked about one claim stand among others' checks: that claim's alone, never compared with another.
DROP TRIGGER claims_uncompared_insert;

CREATE TABLE others_checks_new (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER REFERENCES imports (id),
    asked_for INTEGER REFERENCES claims (id),
    url       TEXT    NOT NULL,
    norm      TEXT    NOT NULL,
    text      TEXT    NOT NULL,
    rating    TEXT    NOT NULL,
    publisher TEXT    NOT NULL,
    site      TEXT    NOT NULL,
    claimant  TEXT,
    day       TEXT,
    CHECK ((import_id IS NULL) <> (asked_for IS NULL))
) STRICT;

INSERT INTO others_checks_new (id, import_id, url, norm, text, rating, publisher, site, claimant, day)
SELECT id, import_id, url, norm, text, rating, publisher, site, claimant, day FROM others_checks;
DROP TABLE others_checks;
ALTER TABLE others_checks_new RENAME TO others_checks;

CREATE UNIQUE INDEX others_checks_imported ON others_checks (url, norm) WHERE import_id IS NOT NULL;
CREATE UNIQUE INDEX others_checks_asked ON others_checks (asked_for, url, norm) WHERE asked_for IS NOT NULL;
CREATE INDEX others_checks_by_import ON others_checks (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX others_checks_by_norm ON others_checks (norm) WHERE import_id IS NOT NULL;

CREATE TRIGGER others_checks_insert AFTER INSERT ON others_checks
WHEN NEW.import_id IS NOT NULL
BEGIN
    INSERT INTO others_search (rowid, text) VALUES (NEW.id, NEW.text);
    INSERT INTO others_unread (check_id) VALUES (NEW.id);
END;

CREATE TRIGGER others_checks_update AFTER UPDATE OF text ON others_checks
WHEN OLD.text IS NOT NEW.text AND NEW.import_id IS NOT NULL
BEGIN
    UPDATE others_search SET text = NEW.text WHERE rowid = NEW.id;
    DELETE FROM others_vectors WHERE check_id = NEW.id;
    DELETE FROM claim_others WHERE check_id = NEW.id;
    INSERT INTO others_unread (check_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER others_checks_delete BEFORE DELETE ON others_checks
BEGIN
    DELETE FROM others_search WHERE rowid = OLD.id AND OLD.import_id IS NOT NULL;
    DELETE FROM others_vectors WHERE check_id = OLD.id;
    DELETE FROM others_unread WHERE check_id = OLD.id;
    DELETE FROM claim_others WHERE check_id = OLD.id;
END;

CREATE TRIGGER claims_uncompared_insert AFTER INSERT ON claim_vectors
WHEN EXISTS (SELECT 1 FROM others_checks WHERE import_id IS NOT NULL)
BEGIN
    INSERT INTO claims_uncompared (claim_id) VALUES (NEW.claim_id) ON CONFLICT DO NOTHING;
END;

-- When a claim's words were asked about; the answers hold until then.
CREATE TABLE others_asked (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id),
    at       INTEGER NOT NULL,
    until    INTEGER NOT NULL
) STRICT;

CREATE INDEX others_asked_by_end ON others_asked (until);

-- Requests of the last day, and whether the service is left alone for a while.
CREATE TABLE others_requests (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX others_requests_by_time ON others_requests (at);

CREATE TABLE others_service (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    failures     INTEGER NOT NULL,
    paused_until INTEGER NOT NULL,
    error        TEXT    NOT NULL
) STRICT;

CREATE TRIGGER others_asked_outdated AFTER UPDATE OF text ON claims
WHEN OLD.text IS NOT NEW.text
BEGIN
    DELETE FROM others_checks WHERE asked_for = NEW.id;
    DELETE FROM others_asked WHERE claim_id = NEW.id;
END;

CREATE TRIGGER others_asked_delete BEFORE DELETE ON claims
BEGIN
    DELETE FROM others_checks WHERE asked_for = OLD.id;
    DELETE FROM others_asked WHERE claim_id = OLD.id;
END;
