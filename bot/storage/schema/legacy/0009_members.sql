-- Who may only read, by Discord id: forgetting a person must not lift his block. And which claims with a typed speaker
-- a moderator has accepted for summaries and public pages.

CREATE TABLE blocks (
    server     INTEGER NOT NULL REFERENCES desks (server),
    user_id    INTEGER NOT NULL,
    blocked_by INTEGER NOT NULL REFERENCES people (id),
    at         INTEGER NOT NULL,
    PRIMARY KEY (server, user_id)
) STRICT;

ALTER TABLE claims ADD COLUMN accepted INTEGER NOT NULL DEFAULT 0 CHECK (accepted IN (0, 1));

CREATE INDEX intake_by_person ON intake (requested_by, created_at) WHERE requested_by IS NOT NULL;
CREATE INDEX claims_by_creator ON claims (created_by, created_at) WHERE created_by IS NOT NULL;
CREATE INDEX articles_by_person ON articles (added_by, added_at) WHERE added_by IS NOT NULL;
CREATE INDEX texts_by_author ON texts (author) WHERE author IS NOT NULL;
