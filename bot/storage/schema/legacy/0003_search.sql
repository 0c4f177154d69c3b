-- Full-text search over claims: canonical text, exact words, speaker. `scope` holds the server as one token, so that
-- a query never walks through another server's matches. Kept in step by triggers alone.

CREATE VIRTUAL TABLE claim_search USING fts5 (
    text, quotes, speaker, scope,
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

CREATE TRIGGER claim_search_insert AFTER INSERT ON claims
BEGIN
    INSERT INTO claim_search (rowid, text, quotes, speaker, scope)
    VALUES (NEW.id, NEW.text, '', coalesce((SELECT name FROM speakers WHERE id = NEW.speaker_id), ''), 's' || NEW.server);
END;

CREATE TRIGGER claim_search_update AFTER UPDATE OF text, speaker_id ON claims
WHEN OLD.text IS NOT NEW.text OR OLD.speaker_id IS NOT NEW.speaker_id
BEGIN
    UPDATE claim_search
    SET text = NEW.text, speaker = coalesce((SELECT name FROM speakers WHERE id = NEW.speaker_id), '')
    WHERE rowid = NEW.id;
END;

CREATE TRIGGER claim_search_delete AFTER DELETE ON claims
BEGIN
    DELETE FROM claim_search WHERE rowid = OLD.id;
END;

-- A quote is indexed where it says more than the claim's text, and once however often it was said: an article that
-- repeats one sentence costs one update, not one a repetition.
CREATE TRIGGER claim_search_quote_insert AFTER INSERT ON appearances
WHEN NOT EXISTS (SELECT 1 FROM appearances WHERE claim_id = NEW.claim_id AND quote = NEW.quote AND id <> NEW.id)
    AND NOT EXISTS (SELECT 1 FROM claims WHERE id = NEW.claim_id AND instr(lower(text), lower(NEW.quote)) > 0)
BEGIN
    UPDATE claim_search
    SET quotes = (SELECT group_concat(quote, ' ') FROM (SELECT DISTINCT quote FROM appearances WHERE claim_id = NEW.claim_id))
    WHERE rowid = NEW.claim_id;
END;

CREATE TRIGGER claim_search_quote_leave AFTER UPDATE OF quote, claim_id ON appearances
WHEN NOT EXISTS (SELECT 1 FROM appearances WHERE claim_id = OLD.claim_id AND quote = OLD.quote)
BEGIN
    UPDATE claim_search
    SET quotes = coalesce(
        (SELECT group_concat(quote, ' ') FROM (SELECT DISTINCT quote FROM appearances WHERE claim_id = OLD.claim_id)), '')
    WHERE rowid = OLD.claim_id;
END;

CREATE TRIGGER claim_search_quote_enter AFTER UPDATE OF quote, claim_id ON appearances
WHEN NOT EXISTS (SELECT 1 FROM appearances WHERE claim_id = NEW.claim_id AND quote = NEW.quote AND id <> NEW.id)
BEGIN
    UPDATE claim_search
    SET quotes = (SELECT group_concat(quote, ' ') FROM (SELECT DISTINCT quote FROM appearances WHERE claim_id = NEW.claim_id))
    WHERE rowid = NEW.claim_id;
END;

CREATE TRIGGER claim_search_quote_delete AFTER DELETE ON appearances
WHEN NOT EXISTS (SELECT 1 FROM appearances WHERE claim_id = OLD.claim_id AND quote = OLD.quote)
BEGIN
    UPDATE claim_search
    SET quotes = coalesce(
        (SELECT group_concat(quote, ' ') FROM (SELECT DISTINCT quote FROM appearances WHERE claim_id = OLD.claim_id)), '')
    WHERE rowid = OLD.claim_id;
END;

CREATE TRIGGER claim_search_speaker_update AFTER UPDATE OF name ON speakers
BEGIN
    UPDATE claim_search SET speaker = NEW.name
    WHERE rowid IN (SELECT id FROM claims WHERE speaker_id = NEW.id);
END;
