-- A moderator hides a claim: its number stays, its words are for admins alone.
ALTER TABLE claims ADD COLUMN hidden_at INTEGER;

-- A verdict without a source can't be stored, whichever way it is tried.
CREATE TRIGGER claims_begin_unchecked BEFORE INSERT ON claims
WHEN NEW.state = 'checked'
BEGIN
    SELECT RAISE(ABORT, 'a claim is checked by a revision with a source, never from the start');
END;

CREATE TRIGGER sources_are_web_addresses BEFORE INSERT ON sources
WHEN NEW.url NOT LIKE 'http://_%' AND NEW.url NOT LIKE 'https://_%'
BEGIN
    SELECT RAISE(ABORT, 'a source is an http or https address');
END;

CREATE TRIGGER sources_stay BEFORE DELETE ON sources
WHEN EXISTS (SELECT 1 FROM claims WHERE revision_id = OLD.revision_id)
    AND (SELECT count(*) FROM sources WHERE revision_id = OLD.revision_id) = 1
    AND NOT EXISTS (
        SELECT 1 FROM claims c JOIN desks d ON d.server = c.server
        WHERE c.revision_id = OLD.revision_id AND d.deleting_at IS NOT NULL
    )
BEGIN
    SELECT RAISE(ABORT, 'the last source of a standing verdict stays');
END;

CREATE TRIGGER sources_keep_their_verdict BEFORE UPDATE OF revision_id ON sources
BEGIN
    SELECT RAISE(ABORT, 'a source stays with its verdict');
END;
