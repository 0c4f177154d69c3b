-- The moderators' balance over speakers is counted from the index alone, as their list is.
DROP INDEX claims_tallied;
CREATE INDEX claims_tallied ON claims (server, speaker_id, state, attribution_confirmed, worthiness, hidden_at)
    WHERE hidden_at IS NULL AND speaker_id IS NOT NULL;
