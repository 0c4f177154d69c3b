-- A database at version 1, filled by the program of that version: its tables, its rows, then its indexes and triggers.
-- Everybody and everything in it is made up.

CREATE TABLE migrations (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

INSERT INTO migrations (version, name, sha256, applied_at) VALUES
    (1, '0001_work', '3b75296676b5f5bf5c419b1bc303fd76aeb8ce7d313432166ad86f81cd809049', 1796081952678);

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

INSERT INTO jobs (id, kind, dedupe_key, payload, server, run_at, attempts, lease_until, leased_by, done_at, dead_at, error, created_at) VALUES
    (1, 'ingest', 'ingest:77:1', '{"intake":1}', 77, 1767225600000, 0, NULL, NULL, NULL, NULL, NULL, 1767225600000),
    (2, 'ingest', 'ingest:77:2', '{"intake":2}', 77, 1767225600000, 1, 1767225660000, 'worker-1', NULL, NULL, NULL, 1767225600000),
    (3, 'ingest', 'ingest:77:3', '{"intake":3}', 77, 1767225600000, 1, NULL, NULL, 1767225600005, NULL, NULL, 1767225600000),
    (4, 'digest', 'digest:77:2026-01-01', '{}', 77, 1767225600000, 5, NULL, NULL, NULL, 1767225600009, 'The channel is gone: it''s #news.', 1767225600000);

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

INSERT INTO outbox (id, server, kind, dedupe_key, channel, message, target_user, payload, state, nonce, run_at, attempts, lease_until, uncertain, version, leased_version, sent_message, sent_at, error, created_at, updated_at) VALUES
    (1, 77, 'post', 'post:77:1', 501, NULL, NULL, '{"render":"article","article":1}', 'pending', 'a1', 1767225600000, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1767225600000, 1767225600000),
    (2, 77, 'edit', 'edit:77:1', 501, 90001, NULL, '{"render":"claim","claim":4}', 'sent', 'a2', 1767225600000, 1, NULL, 0, 3, NULL, 90001, 1767225600004, NULL, 1767225600000, 1767225600004),
    (3, 77, 'tell', 'tell:77:1', NULL, NULL, 11, '{"render":"text","text":"Claim 4 is checked."}', 'failed', 'a3', 1767225600000, 5, NULL, 1, 1, NULL, NULL, NULL, 'Their direct messages are closed.', 1767225600000, 1767225600008);

CREATE INDEX jobs_due ON jobs (run_at, id) WHERE done_at IS NULL AND dead_at IS NULL;
CREATE INDEX jobs_dead ON jobs (dead_at) WHERE dead_at IS NOT NULL;
CREATE INDEX outbox_due ON outbox (run_at, id) WHERE state = 'pending';
CREATE INDEX outbox_sending ON outbox (lease_until) WHERE state = 'sending';
CREATE INDEX outbox_failed ON outbox (updated_at) WHERE state = 'failed';
