-- The desk: servers and their settings, people, articles, speakers, claims and all that happens to them.
-- Times are epoch milliseconds UTC. Spans are JSON arrays of [start, end) into articles.text.

CREATE TABLE desks (
    server       INTEGER PRIMARY KEY,
    next_claim   INTEGER NOT NULL DEFAULT 1,
    next_article INTEGER NOT NULL DEFAULT 1,
    next_dispute INTEGER NOT NULL DEFAULT 1,
    created_at   INTEGER NOT NULL,
    deleting_at  INTEGER
) STRICT;

CREATE TABLE settings (
    server     INTEGER NOT NULL REFERENCES desks (server),
    key        TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (server, key)
) STRICT;

-- A person's surrogate. Events name this id; `user_id` can be emptied without breaking any history.
CREATE TABLE people (
    id      INTEGER PRIMARY KEY,
    server  INTEGER NOT NULL REFERENCES desks (server),
    user_id INTEGER,
    UNIQUE (server, user_id)
) STRICT;

-- What people typed (reasons, rationales): `body` can be emptied, the row stays.
CREATE TABLE texts (
    id     INTEGER PRIMARY KEY,
    server INTEGER NOT NULL REFERENCES desks (server),
    author INTEGER REFERENCES people (id),
    body   TEXT
) STRICT;

CREATE TABLE articles (
    id            INTEGER PRIMARY KEY,
    server        INTEGER NOT NULL REFERENCES desks (server),
    number        INTEGER NOT NULL,
    url           TEXT,
    canonical_url TEXT,
    domain        TEXT,
    title         TEXT,
    site          TEXT,
    author        TEXT,
    published_at  INTEGER,
    language      TEXT,
    provenance    TEXT    NOT NULL CHECK (provenance IN ('fetched', 'feed', 'file', 'pasted', 'message', 'manual')),
    text          TEXT    NOT NULL,
    text_hash     TEXT    NOT NULL,
    added_by      INTEGER REFERENCES people (id),
    added_at      INTEGER NOT NULL,
    withdrawn_at  INTEGER,
    UNIQUE (server, number),
    UNIQUE (server, text_hash)
) STRICT;

-- Every address under which an article was handed in or found; one address, one article.
CREATE TABLE article_urls (
    server     INTEGER NOT NULL REFERENCES desks (server),
    url        TEXT    NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (server, url)
) STRICT;

-- An accepted source on its way to an article.
CREATE TABLE intake (
    id           INTEGER PRIMARY KEY,
    server       INTEGER NOT NULL REFERENCES desks (server),
    provenance   TEXT    NOT NULL CHECK (provenance IN ('fetched', 'feed', 'file', 'pasted', 'message', 'manual')),
    stage        TEXT    NOT NULL CHECK (stage IN ('queued', 'fetched', 'done', 'failed')),
    url          TEXT,
    found_url    TEXT,
    filename     TEXT,
    body         BLOB,
    media_type   TEXT,
    charset      TEXT,
    text         TEXT,
    requested_by INTEGER REFERENCES people (id),
    article_id   INTEGER REFERENCES articles (id),
    known        INTEGER NOT NULL DEFAULT 0 CHECK (known IN (0, 1)),
    error        TEXT,
    channel      INTEGER,
    message      INTEGER,
    token        TEXT,
    token_until  INTEGER,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE speakers (
    id         INTEGER PRIMARY KEY,
    server     INTEGER NOT NULL REFERENCES desks (server),
    name       TEXT    NOT NULL,
    folded     TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (server, folded)
) STRICT;

CREATE TABLE claims (
    id                    INTEGER PRIMARY KEY,
    server                INTEGER NOT NULL REFERENCES desks (server),
    number                INTEGER NOT NULL,
    text                  TEXT    NOT NULL,
    norm                  TEXT    NOT NULL,
    speaker_id            INTEGER REFERENCES speakers (id),
    speaker_confidence    REAL    NOT NULL,
    attribution_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (attribution_confirmed IN (0, 1)),
    kind                  TEXT    NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect', 'narration', 'manual')),
    confidence            REAL    NOT NULL,
    worthiness            REAL    NOT NULL,
    reasons               TEXT    NOT NULL,
    state                 TEXT    NOT NULL CHECK (state IN ('unverified', 'in_review', 'proposed', 'checked', 'dismissed')),
    verdict               TEXT    CHECK (verdict IN ('true', 'mostly_true', 'half_true', 'mostly_false', 'false', 'unverifiable')),
    revision_id           INTEGER REFERENCES revisions (id),
    owner                 INTEGER REFERENCES people (id),
    owner_until           INTEGER,
    dismissal             TEXT    CHECK (dismissal IN ('opinion', 'prediction', 'not_a_claim', 'extraction_error', 'duplicate', 'out_of_scope')),
    duplicate_of          INTEGER REFERENCES claims (id),
    said                  INTEGER NOT NULL DEFAULT 0,
    open_disputes         INTEGER NOT NULL DEFAULT 0,
    created_by            INTEGER REFERENCES people (id),
    created_at            INTEGER NOT NULL,
    updated_at            INTEGER NOT NULL,
    UNIQUE (server, number),
    CHECK ((state = 'checked') = (verdict IS NOT NULL)),
    CHECK ((state = 'checked') = (revision_id IS NOT NULL)),
    CHECK ((state = 'dismissed') = (dismissal IS NOT NULL)),
    CHECK ((dismissal = 'duplicate') = (duplicate_of IS NOT NULL) OR dismissal IS NULL AND duplicate_of IS NULL),
    CHECK ((state = 'in_review') = (owner IS NOT NULL)),
    CHECK ((owner IS NULL) = (owner_until IS NULL))
) STRICT;

CREATE INDEX claims_by_worth ON claims (server, worthiness DESC, number) WHERE state <> 'dismissed';
CREATE INDEX claims_by_age ON claims (server, number) WHERE state <> 'dismissed';
CREATE INDEX claims_by_said ON claims (server, said DESC, number) WHERE state <> 'dismissed';
CREATE INDEX claims_by_state ON claims (server, state, worthiness DESC, number);
CREATE INDEX claims_by_verdict ON claims (server, verdict, worthiness DESC, number) WHERE verdict IS NOT NULL;
CREATE INDEX claims_disputed ON claims (server, worthiness DESC, number) WHERE open_disputes > 0;
CREATE INDEX claims_by_norm ON claims (server, norm);
CREATE INDEX claims_by_speaker ON claims (speaker_id, worthiness DESC, number);
CREATE INDEX claims_by_lease ON claims (owner_until) WHERE owner_until IS NOT NULL;
CREATE INDEX claims_by_target ON claims (duplicate_of) WHERE duplicate_of IS NOT NULL;

-- One place where a claim was made. `home_claim_id` is the claim it was found for, where a duplicate's appearances
-- have moved to its target.
CREATE TABLE appearances (
    id                 INTEGER PRIMARY KEY,
    claim_id           INTEGER NOT NULL REFERENCES claims (id),
    home_claim_id      INTEGER NOT NULL REFERENCES claims (id),
    article_id         INTEGER REFERENCES articles (id),
    provenance         TEXT    NOT NULL CHECK (provenance IN ('fetched', 'feed', 'file', 'pasted', 'message', 'manual')),
    kind               TEXT    NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect', 'narration', 'manual')),
    quote              TEXT    NOT NULL,
    content            TEXT    NOT NULL,
    cue                TEXT    NOT NULL,
    source             TEXT,
    mention            TEXT,
    speaker_id         INTEGER REFERENCES speakers (id),
    speaker_confidence REAL    NOT NULL,
    confidence         REAL    NOT NULL,
    score              REAL,
    url                TEXT,
    domain             TEXT,
    published_at       INTEGER,
    created_at         INTEGER NOT NULL
) STRICT;

CREATE INDEX appearances_by_claim ON appearances (claim_id);
CREATE INDEX appearances_by_home ON appearances (home_claim_id);
CREATE INDEX appearances_by_article ON appearances (article_id);

-- One published verdict; a correction adds the next and keeps the old.
CREATE TABLE revisions (
    id           INTEGER PRIMARY KEY,
    claim_id     INTEGER NOT NULL REFERENCES claims (id),
    number       INTEGER NOT NULL,
    verdict      TEXT    NOT NULL CHECK (verdict IN ('true', 'mostly_true', 'half_true', 'mostly_false', 'false', 'unverifiable')),
    class        TEXT    CHECK (class IN ('rating_change', 'fact_fix', 'update', 'typo')),
    rationale_id INTEGER NOT NULL REFERENCES texts (id),
    by           INTEGER NOT NULL REFERENCES people (id),
    proposed_by  INTEGER REFERENCES people (id),
    at           INTEGER NOT NULL,
    voided_at    INTEGER,
    UNIQUE (claim_id, number)
) STRICT;

CREATE TABLE sources (
    id          INTEGER PRIMARY KEY,
    revision_id INTEGER NOT NULL REFERENCES revisions (id),
    position    INTEGER NOT NULL,
    url         TEXT    NOT NULL,
    stance      TEXT    NOT NULL CHECK (stance IN ('supports', 'refutes', 'context')),
    UNIQUE (revision_id, position)
) STRICT;

CREATE TRIGGER claims_checked_has_source BEFORE UPDATE OF state, revision_id ON claims
WHEN NEW.state = 'checked' AND NOT EXISTS (SELECT 1 FROM sources WHERE revision_id = NEW.revision_id)
BEGIN
    SELECT RAISE(ABORT, 'a checked claim needs a source');
END;

-- Under the two-person rule: the verdict that waits for another moderator. Sources as JSON [[url, stance], ...].
CREATE TABLE proposals (
    claim_id     INTEGER PRIMARY KEY REFERENCES claims (id),
    verdict      TEXT    NOT NULL CHECK (verdict IN ('true', 'mostly_true', 'half_true', 'mostly_false', 'false', 'unverifiable')),
    sources      TEXT    NOT NULL,
    rationale_id INTEGER NOT NULL REFERENCES texts (id),
    speaker      TEXT,
    by           INTEGER NOT NULL REFERENCES people (id),
    at           INTEGER NOT NULL
) STRICT;

CREATE TABLE disputes (
    id            INTEGER PRIMARY KEY,
    server        INTEGER NOT NULL REFERENCES desks (server),
    number        INTEGER NOT NULL,
    claim_id      INTEGER NOT NULL REFERENCES claims (id),
    kind          TEXT    NOT NULL CHECK (kind IN ('misquote', 'wrong_speaker', 'claim_is_wrong', 'verdict_wrong', 'missing_context')),
    state         TEXT    NOT NULL CHECK (state IN ('open', 'upheld', 'rejected', 'withdrawn', 'moot')),
    at            INTEGER NOT NULL,
    decided_by    INTEGER REFERENCES people (id),
    decided_at    INTEGER,
    decision_id   INTEGER REFERENCES texts (id),
    self_reviewed INTEGER NOT NULL DEFAULT 0 CHECK (self_reviewed IN (0, 1)),
    UNIQUE (server, number),
    CHECK ((state = 'open') = (decided_at IS NULL))
) STRICT;

CREATE UNIQUE INDEX disputes_one_open ON disputes (claim_id, kind) WHERE state = 'open';
CREATE INDEX disputes_waiting ON disputes (server, at) WHERE state = 'open';

-- Who disputes: the author has position 0, co-signers follow. `channel` is where the outcome is told.
CREATE TABLE dispute_members (
    dispute_id INTEGER NOT NULL REFERENCES disputes (id),
    person     INTEGER NOT NULL REFERENCES people (id),
    position   INTEGER NOT NULL,
    reason_id  INTEGER NOT NULL REFERENCES texts (id),
    link       TEXT,
    speaker    TEXT,
    channel    INTEGER,
    at         INTEGER NOT NULL,
    left_at    INTEGER,
    PRIMARY KEY (dispute_id, person)
) STRICT;

CREATE INDEX dispute_members_by_person ON dispute_members (person, at);

-- What an upheld missing_context adds to the card.
CREATE TABLE context_lines (
    id       INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    text_id  INTEGER NOT NULL REFERENCES texts (id),
    at       INTEGER NOT NULL
) STRICT;

CREATE INDEX context_lines_by_claim ON context_lines (claim_id);

-- The audit log. `actor` is null for the machine; before and after hold slugs, numbers and ids, never typed words.
CREATE TABLE events (
    id         INTEGER PRIMARY KEY,
    server     INTEGER NOT NULL REFERENCES desks (server),
    change     TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    actor      INTEGER REFERENCES people (id),
    action     TEXT    NOT NULL,
    article_id INTEGER REFERENCES articles (id),
    claim_id   INTEGER REFERENCES claims (id),
    dispute_id INTEGER REFERENCES disputes (id),
    before     TEXT,
    after      TEXT,
    reason_id  INTEGER REFERENCES texts (id)
) STRICT;

CREATE INDEX events_by_claim ON events (claim_id, id) WHERE claim_id IS NOT NULL;
CREATE INDEX events_by_time ON events (server, at, action);

CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are never updated');
END;

CREATE TRIGGER events_never_go BEFORE DELETE ON events
WHEN NOT EXISTS (SELECT 1 FROM desks WHERE server = OLD.server AND deleting_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'events are never deleted');
END;

-- One summary per server and local day. Verdicts have a window of their own, which lags behind by the hold-back.
CREATE TABLE digests (
    id            INTEGER PRIMARY KEY,
    server        INTEGER NOT NULL REFERENCES desks (server),
    day           TEXT    NOT NULL,
    start_at      INTEGER NOT NULL,
    end_at        INTEGER NOT NULL,
    verdict_start INTEGER NOT NULL,
    verdict_end   INTEGER NOT NULL,
    posted        INTEGER NOT NULL CHECK (posted IN (0, 1)),
    created_at    INTEGER NOT NULL,
    UNIQUE (server, day)
) STRICT;
