-- The list of speakers counts claims without reading them.

CREATE INDEX claims_tallied ON claims (server, speaker_id, state, attribution_confirmed, hidden_at)
    WHERE hidden_at IS NULL AND speaker_id IS NOT NULL;
