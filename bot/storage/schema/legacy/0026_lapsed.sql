-- What was not taken up in time is counted without reading all that waits.
CREATE INDEX claims_lapsed ON claims (server, number) WHERE state = 'unverified' AND lapsed_at IS NOT NULL;
