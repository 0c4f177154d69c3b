-- An entry of a feed whose page can't be read yet is tried again: how often it failed, and when the next try is due.
-- A source that was not read and has no next try (`retry_at`) is given up.
ALTER TABLE intake ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE intake ADD COLUMN retry_at INTEGER;
-- A source that somebody wants read however short it is.
ALTER TABLE intake ADD COLUMN short INTEGER NOT NULL DEFAULT 0 CHECK (short IN (0, 1));

CREATE INDEX intake_unread_of_feeds ON intake (feed_id, updated_at) WHERE feed_id IS NOT NULL AND error IS NOT NULL;
