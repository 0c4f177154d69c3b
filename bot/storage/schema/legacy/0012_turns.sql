-- Whose turn it is: of one lane (a member of a server) only so many jobs run at a time. And how much was handed in.
ALTER TABLE jobs ADD COLUMN lane TEXT;
CREATE INDEX jobs_lane ON jobs (lane) WHERE done_at IS NULL AND dead_at IS NULL;
CREATE INDEX intake_handed_in ON intake (server, created_at);
