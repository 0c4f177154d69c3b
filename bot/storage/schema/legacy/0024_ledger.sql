-- A claim whose text was put right is still found by the exact words that were said.
DROP TRIGGER claim_search_update;
CREATE TRIGGER claim_search_update AFTER UPDATE OF text, speaker_id ON claims
WHEN OLD.text IS NOT NEW.text OR OLD.speaker_id IS NOT NEW.speaker_id
BEGIN
    UPDATE claim_search
    SET text = NEW.text,
        speaker = coalesce((SELECT name FROM speakers WHERE id = NEW.speaker_id), ''),
        quotes = CASE WHEN OLD.text IS NEW.text THEN quotes ELSE coalesce(
            (SELECT group_concat(quote, ' ') FROM (SELECT DISTINCT quote FROM appearances
             WHERE claim_id = NEW.id AND instr(lower(NEW.text), lower(quote)) = 0)), '') END
    WHERE rowid = NEW.id;
END;

-- What stood in a withdrawn article is no longer counted as said, unless it stands nowhere else.
UPDATE claims SET said = max(1, (
    SELECT count(*) FROM appearances a LEFT JOIN articles t ON t.id = a.article_id
    WHERE a.claim_id = claims.id AND t.withdrawn_at IS NULL
))
WHERE id IN (
    SELECT a.claim_id FROM appearances a JOIN articles t ON t.id = a.article_id WHERE t.withdrawn_at IS NOT NULL
);
