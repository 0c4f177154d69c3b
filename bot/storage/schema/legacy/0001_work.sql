-- Work in the background: what is to be done (jobs), and what is to be said in Discord (outbox).
-- Times are integer epoch milliseconds, UTC. Ids of Discord are integers.

CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    dedupe_key TEXT NOT NULL UNIQUE,
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    server INTEGER NOT NULL,
    run_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    lease_until INTEGER,
    leased_by TEXT,
    done_at INTEGER,
    dead_at INTEGER,
    error TEXT,
    created_at INTEGER NOT NULL,
    CHECK (done_at IS NULL OR dead_at IS NULL)
) STRICT;

CREATE INDEX jobs_due ON jobs (run_at, id) WHERE done_at IS NULL AND dead_at IS NULL;
CREATE INDEX jobs_dead ON jobs (dead_at) WHERE dead_at IS NOT NULL;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    server INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('post', 'edit', 'tell')),
    dedupe_key TEXT NOT NULL UNIQUE,
    channel INTEGER,
    message INTEGER,
    target_user INTEGER,
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'sent', 'failed')),
    nonce TEXT NOT NULL UNIQUE CHECK (length(nonce) <= 25),
    run_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    lease_until INTEGER,
    -- an attempt ended without an answer: it may have gone through
    uncertain INTEGER NOT NULL DEFAULT 0 CHECK (uncertain IN (0, 1)),
    -- put counts `version` up; `leased_version` is the one that is being sent
    version INTEGER NOT NULL DEFAULT 1,
    leased_version INTEGER,
    sent_message INTEGER,
    sent_at INTEGER,
    error TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE INDEX outbox_due ON outbox (run_at, id) WHERE state = 'pending';
CREATE INDEX outbox_sending ON outbox (lease_until) WHERE state = 'sending';
CREATE INDEX outbox_failed ON outbox (updated_at) WHERE state = 'failed';
