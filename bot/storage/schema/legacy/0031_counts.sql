-- How many claims each speaker has, kept as they change: a list of speakers counts nothing.
-- `claims` stand on record, `dismissed` do not, `checked` are confirmed as his and checked; hidden ones are in none.

ALTER TABLE speakers ADD COLUMN claims INTEGER NOT NULL DEFAULT 0;
ALTER TABLE speakers ADD COLUMN dismissed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE speakers ADD COLUMN checked INTEGER NOT NULL DEFAULT 0;

UPDATE speakers SET claims = t.claims, dismissed = t.dismissed, checked = t.checked
FROM (
    SELECT speaker_id, sum(state <> 'dismissed') AS claims, sum(state = 'dismissed') AS dismissed,
        sum(state = 'checked' AND attribution_confirmed = 1) AS checked
    FROM claims WHERE hidden_at IS NULL AND speaker_id IS NOT NULL GROUP BY speaker_id
) t
WHERE t.speaker_id = speakers.id;

CREATE TRIGGER speakers_count_insert AFTER INSERT ON claims
WHEN NEW.speaker_id IS NOT NULL AND NEW.hidden_at IS NULL
BEGIN
    UPDATE speakers
    SET claims = claims + (NEW.state <> 'dismissed'), dismissed = dismissed + (NEW.state = 'dismissed'),
        checked = checked + (NEW.state = 'checked' AND NEW.attribution_confirmed = 1)
    WHERE id = NEW.speaker_id;
END;

CREATE TRIGGER speakers_count_delete AFTER DELETE ON claims
WHEN OLD.speaker_id IS NOT NULL AND OLD.hidden_at IS NULL
BEGIN
    UPDATE speakers
    SET claims = claims - (OLD.state <> 'dismissed'), dismissed = dismissed - (OLD.state = 'dismissed'),
        checked = checked - (OLD.state = 'checked' AND OLD.attribution_confirmed = 1)
    WHERE id = OLD.speaker_id;
END;

CREATE TRIGGER speakers_count_update AFTER UPDATE OF speaker_id, state, attribution_confirmed, hidden_at ON claims
WHEN OLD.speaker_id IS NOT NEW.speaker_id OR OLD.state <> NEW.state
    OR OLD.attribution_confirmed <> NEW.attribution_confirmed OR OLD.hidden_at IS NOT NEW.hidden_at
BEGIN
    UPDATE speakers
    SET claims = claims - (OLD.state <> 'dismissed'), dismissed = dismissed - (OLD.state = 'dismissed'),
        checked = checked - (OLD.state = 'checked' AND OLD.attribution_confirmed = 1)
    WHERE id = OLD.speaker_id AND OLD.hidden_at IS NULL;
    UPDATE speakers
    SET claims = claims + (NEW.state <> 'dismissed'), dismissed = dismissed + (NEW.state = 'dismissed'),
        checked = checked + (NEW.state = 'checked' AND NEW.attribution_confirmed = 1)
    WHERE id = NEW.speaker_id AND NEW.hidden_at IS NULL;
END;

CREATE INDEX speakers_by_claims ON speakers (server, claims DESC, folded) WHERE claims > 0;
