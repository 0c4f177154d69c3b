-- What other fact-checkers have published (ClaimReview), taken from files for every desk of this database; which of it is
-- about which claim; its vectors, as those of claims. Ids are never used twice: an index in memory may hold old ones.
CREATE TABLE imports (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE TABLE others_checks (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL REFERENCES imports (id),
    url       TEXT    NOT NULL,
    norm      TEXT    NOT NULL,
    text      TEXT    NOT NULL,
    rating    TEXT    NOT NULL,
    publisher TEXT    NOT NULL,
    site      TEXT    NOT NULL,
    claimant  TEXT,
    day       TEXT,
    UNIQUE (url, norm)
) STRICT;

CREATE INDEX others_checks_by_import ON others_checks (import_id);
CREATE INDEX others_checks_by_norm ON others_checks (norm);

CREATE TABLE others_vectors (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    check_id INTEGER NOT NULL UNIQUE REFERENCES others_checks (id),
    version  TEXT    NOT NULL,
    vector   BLOB    NOT NULL
) STRICT;

CREATE TABLE others_unread (
    check_id INTEGER PRIMARY KEY REFERENCES others_checks (id)
) STRICT;

CREATE VIRTUAL TABLE others_search USING fts5 (text, tokenize = "unicode61 remove_diacritics 2");

CREATE TRIGGER others_checks_insert AFTER INSERT ON others_checks
BEGIN
    INSERT INTO others_search (rowid, text) VALUES (NEW.id, NEW.text);
    INSERT INTO others_unread (check_id) VALUES (NEW.id);
END;

CREATE TRIGGER others_checks_update AFTER UPDATE OF text ON others_checks
WHEN OLD.text IS NOT NEW.text
BEGIN
    UPDATE others_search SET text = NEW.text WHERE rowid = NEW.id;
    DELETE FROM others_vectors WHERE check_id = NEW.id;
    DELETE FROM claim_others WHERE check_id = NEW.id;
    INSERT INTO others_unread (check_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER others_checks_delete BEFORE DELETE ON others_checks
BEGIN
    DELETE FROM others_search WHERE rowid = OLD.id;
    DELETE FROM others_vectors WHERE check_id = OLD.id;
    DELETE FROM others_unread WHERE check_id = OLD.id;
    DELETE FROM claim_others WHERE check_id = OLD.id;
END;

CREATE TRIGGER others_unread_done AFTER INSERT ON others_vectors
BEGIN
    DELETE FROM others_unread WHERE check_id = NEW.check_id;
END;

-- A check that is about a claim, as the machine finds; `refused_by`: a moderator says it is not.
CREATE TABLE claim_others (
    claim_id   INTEGER NOT NULL REFERENCES claims (id),
    check_id   INTEGER NOT NULL REFERENCES others_checks (id),
    score      REAL    NOT NULL,
    refused_by INTEGER REFERENCES people (id),
    PRIMARY KEY (claim_id, check_id)
) STRICT;

CREATE INDEX claim_others_by_check ON claim_others (check_id);

-- Claims that wait to be compared with the checks: those with new words, and all of them after an import.
CREATE TABLE claims_uncompared (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id)
) STRICT;

CREATE TRIGGER claims_uncompared_insert AFTER INSERT ON claim_vectors
WHEN EXISTS (SELECT 1 FROM others_checks)
BEGIN
    INSERT INTO claims_uncompared (claim_id) VALUES (NEW.claim_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER claim_others_outdated AFTER UPDATE OF text ON claims
WHEN OLD.text IS NOT NEW.text
BEGIN
    DELETE FROM claim_others WHERE claim_id = NEW.id;
END;

CREATE TRIGGER claim_others_delete BEFORE DELETE ON claims
BEGIN
    DELETE FROM claim_others WHERE claim_id = OLD.id;
    DELETE FROM claims_uncompared WHERE claim_id = OLD.id;
END;
