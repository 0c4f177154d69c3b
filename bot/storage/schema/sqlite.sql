-- The whole schema of On Record for SQLite: what a new database is made of, in the order of the project's concepts.
-- The program keeps one more table beside it, `migrations`: which version a file has, and from which script.
--
-- Times (`at`, `..._at`, `..._until`, `run_at`) are integers: epoch milliseconds, UTC. Days are local, as 'YYYY-MM-DD'.
-- `server`, `channel`, `message`, `user_id` and `target_user` are ids of Discord. `number` is what users see ("#12"),
-- counted per server; `id` is never shown. Confidences, scores and worthiness are 0..1. Booleans are 0 and 1. Spans are
-- JSON arrays of [start, end) in characters of `articles.text`.


------------------------------------------------------------------------------------------------------------------------
-- Desk: a server that uses the bot, its settings, its people
------------------------------------------------------------------------------------------------------------------------

-- `next_...` is the number that the next claim, article, dispute or feed of the server gets.
CREATE TABLE desks (
    server       INTEGER PRIMARY KEY,
    next_claim   INTEGER NOT NULL DEFAULT 1,
    next_article INTEGER NOT NULL DEFAULT 1,
    next_dispute INTEGER NOT NULL DEFAULT 1,
    created_at   INTEGER NOT NULL,
    deleting_at  INTEGER,  -- set while all rows of a server that is gone are being deleted
    next_feed    INTEGER NOT NULL DEFAULT 1
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
    id                INTEGER PRIMARY KEY,
    server            INTEGER NOT NULL REFERENCES desks (server),
    user_id           INTEGER,
    closed_at         INTEGER,  -- since when their direct messages are known to be closed
    -- wants a direct message instead of a mention
    by_direct_message INTEGER NOT NULL DEFAULT 0 CHECK (by_direct_message IN (0, 1)),
    UNIQUE (server, user_id)
) STRICT;

-- What people typed (reasons, rationales). `body` can be emptied; the row stays.
CREATE TABLE texts (
    id     INTEGER PRIMARY KEY,
    server INTEGER NOT NULL REFERENCES desks (server),
    author INTEGER REFERENCES people (id),
    body   TEXT
) STRICT;

CREATE INDEX texts_by_author ON texts (author) WHERE author IS NOT NULL;


------------------------------------------------------------------------------------------------------------------------
-- Articles: what was read, and the way there
------------------------------------------------------------------------------------------------------------------------

CREATE TABLE articles (
    id            INTEGER PRIMARY KEY,
    server        INTEGER NOT NULL REFERENCES desks (server),
    number        INTEGER NOT NULL,
    url           TEXT,
    canonical_url TEXT,
    domain        TEXT,  -- the registered domain, shown with every claim
    title         TEXT,
    site          TEXT,
    author        TEXT,
    published_at  INTEGER,
    language      TEXT,
    provenance    TEXT    NOT NULL CHECK (provenance IN ('fetched', 'feed', 'file', 'pasted', 'message', 'manual')),
    text          TEXT    NOT NULL,  -- as it was read; character spans point into it
    text_hash     TEXT    NOT NULL,
    added_by      INTEGER REFERENCES people (id),
    added_at      INTEGER NOT NULL,
    withdrawn_at  INTEGER,
    copy_of       INTEGER REFERENCES articles (id),  -- the first article with this story
    version_of    INTEGER REFERENCES articles (id),  -- the older version of this page
    looked_at     INTEGER,  -- when its address was last read, where that was after it was added
    -- where each thing that it says of itself was found: {"published_at": "JSON-LD", ...}
    origins       TEXT    CHECK (origins IS NULL OR json_valid(origins)),
    UNIQUE (server, number),
    UNIQUE (server, text_hash)
) STRICT;

CREATE INDEX articles_by_first ON articles (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX articles_by_older ON articles (version_of) WHERE version_of IS NOT NULL;
CREATE INDEX articles_by_person ON articles (added_by, added_at) WHERE added_by IS NOT NULL;

-- Every address under which an article was handed in or found; one address, one article.
CREATE TABLE article_urls (
    server     INTEGER NOT NULL REFERENCES desks (server),
    url        TEXT    NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (server, url)
) STRICT;

CREATE INDEX article_urls_by_article ON article_urls (article_id);

-- Hashes of parts of a text, by which copies of one story find each other.
CREATE TABLE article_bands (
    server     INTEGER NOT NULL REFERENCES desks (server),
    band       INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (server, band, article_id)
) STRICT, WITHOUT ROWID;

-- An accepted source on its way to an article.
CREATE TABLE intake (
    id           INTEGER PRIMARY KEY,
    server       INTEGER NOT NULL REFERENCES desks (server),
    provenance   TEXT    NOT NULL CHECK (provenance IN ('fetched', 'feed', 'file', 'pasted', 'message', 'manual')),
    stage        TEXT    NOT NULL CHECK (stage IN ('queued', 'fetched', 'done', 'failed')),
    url          TEXT,
    found_url    TEXT,  -- where redirects led
    filename     TEXT,
    body         BLOB,
    media_type   TEXT,
    charset      TEXT,
    text         TEXT,
    requested_by INTEGER REFERENCES people (id),
    article_id   INTEGER REFERENCES articles (id),
    known        INTEGER NOT NULL DEFAULT 0 CHECK (known IN (0, 1)),  -- its article was on record already
    error        TEXT,
    channel      INTEGER,
    message      INTEGER,
    token        TEXT,  -- the interaction that is answered by editing its message, until `token_until`
    token_until  INTEGER,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    feed_id      INTEGER REFERENCES feeds (id),
    tries        INTEGER NOT NULL DEFAULT 0,  -- of an entry of a feed: failures that may pass
    retry_at     INTEGER, -- when it is tried again
    short        INTEGER NOT NULL DEFAULT 0 CHECK (short IN (0, 1))  -- it is read however short it is
) STRICT;

CREATE INDEX intake_by_person ON intake (requested_by, created_at) WHERE requested_by IS NOT NULL;
CREATE INDEX intake_of_feeds ON intake (server, id) WHERE feed_id IS NOT NULL AND stage IN ('queued', 'fetched');
CREATE INDEX intake_handed_in ON intake (server, created_at);
CREATE INDEX intake_by_article ON intake (article_id) WHERE article_id IS NOT NULL AND channel IS NOT NULL;
CREATE INDEX intake_unread_of_feeds ON intake (feed_id, updated_at) WHERE feed_id IS NOT NULL AND error IS NOT NULL;

-- Feeds that are asked for new articles.
CREATE TABLE feeds (
    id            INTEGER PRIMARY KEY,
    server        INTEGER NOT NULL REFERENCES desks (server),
    number        INTEGER NOT NULL,
    url           TEXT    NOT NULL,
    title         TEXT,
    etag          TEXT,
    last_modified TEXT,
    enabled       INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
    last_polled   INTEGER,
    last_error    TEXT,
    failing_since INTEGER,
    failures      INTEGER NOT NULL DEFAULT 0,
    next_at       INTEGER NOT NULL,
    added_by      INTEGER REFERENCES people (id),
    added_at      INTEGER NOT NULL,
    removed_at    INTEGER,
    UNIQUE (server, number)
) STRICT;

CREATE UNIQUE INDEX feeds_once ON feeds (server, url) WHERE removed_at IS NULL;
CREATE INDEX feeds_due ON feeds (next_at) WHERE removed_at IS NULL AND enabled = 1;

-- Entries of a feed that were seen. `key` is the beginning of a hash: of the entry's guid, or of its canonical address.
CREATE TABLE feed_entries (
    feed_id INTEGER NOT NULL REFERENCES feeds (id),
    key     TEXT    NOT NULL,
    PRIMARY KEY (feed_id, key)
) STRICT, WITHOUT ROWID;


------------------------------------------------------------------------------------------------------------------------
-- Claims: who said what, and where
------------------------------------------------------------------------------------------------------------------------

-- `claims`, `dismissed` and `checked` count the speaker's claims, so that a list of speakers counts nothing. Triggers
-- keep them: see the end of this section. Hidden claims are in none of the three.
CREATE TABLE speakers (
    id         INTEGER PRIMARY KEY,
    server     INTEGER NOT NULL REFERENCES desks (server),
    name       TEXT    NOT NULL,
    folded     TEXT    NOT NULL,  -- the name without case and accents
    created_at INTEGER NOT NULL,
    -- a name merged into this speaker: texts that use it mean them from then on
    alias_of   INTEGER REFERENCES speakers (id),
    claims     INTEGER NOT NULL DEFAULT 0,
    dismissed  INTEGER NOT NULL DEFAULT 0,
    checked    INTEGER NOT NULL DEFAULT 0,
    UNIQUE (server, folded)
) STRICT;

CREATE INDEX speakers_by_target ON speakers (alias_of) WHERE alias_of IS NOT NULL;
CREATE INDEX speakers_by_claims ON speakers (server, claims DESC, folded) WHERE claims > 0;

-- One assertion that somebody made. Its workflow state, its verdict and its disputes are three separate things.
CREATE TABLE claims (
    id                    INTEGER PRIMARY KEY,
    server                INTEGER NOT NULL REFERENCES desks (server),
    number                INTEGER NOT NULL,
    text                  TEXT    NOT NULL,
    norm                  TEXT    NOT NULL,  -- the normal form: equal for equal assertions
    speaker_id            INTEGER REFERENCES speakers (id),  -- null when the text names nobody
    speaker_confidence    REAL    NOT NULL,
    -- a person looked and said yes
    attribution_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (attribution_confirmed IN (0, 1)),
    kind                  TEXT    NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect', 'narration', 'manual')),
    confidence            REAL    NOT NULL,
    worthiness            REAL    NOT NULL,
    reasons               TEXT    NOT NULL,  -- why it is worth a check: JSON
    state                 TEXT    NOT NULL
        CHECK (state IN ('unverified', 'in_review', 'proposed', 'checked', 'dismissed')),
    verdict               TEXT
        CHECK (verdict IN ('true', 'mostly_true', 'half_true', 'mostly_false', 'false', 'unverifiable')),
    revision_id           INTEGER REFERENCES revisions (id),
    owner                 INTEGER REFERENCES people (id),  -- who took it for review, until `owner_until`
    owner_until           INTEGER,
    dismissal             TEXT
        CHECK (dismissal IN ('opinion', 'prediction', 'not_a_claim', 'extraction_error', 'duplicate', 'out_of_scope')),
    duplicate_of          INTEGER REFERENCES claims (id),
    said                  INTEGER NOT NULL DEFAULT 0,  -- how many appearances it has
    open_disputes         INTEGER NOT NULL DEFAULT 0,
    created_by            INTEGER REFERENCES people (id),
    created_at            INTEGER NOT NULL,
    updated_at            INTEGER NOT NULL,
    wanted                INTEGER NOT NULL DEFAULT 0,  -- how many members want it checked
    hidden_at             INTEGER,  -- its number stays, its words are for admins alone
    -- a moderator lets it into summaries though somebody typed its speaker
    accepted              INTEGER NOT NULL DEFAULT 0 CHECK (accepted IN (0, 1)),
    queued_at             INTEGER NOT NULL DEFAULT 0,  -- since when it waits in the queue
    lapsed_at             INTEGER,  -- when it left the queue because nobody took it in time
    -- a new verdict waits for another moderator while the old one stands
    rerating              INTEGER NOT NULL DEFAULT 0 CHECK (rerating IN (0, 1)),
    UNIQUE (server, number),
    CHECK ((state = 'checked') = (verdict IS NOT NULL)),
    CHECK ((state = 'checked') = (revision_id IS NOT NULL)),
    CHECK ((state = 'dismissed') = (dismissal IS NOT NULL)),
    CHECK ((dismissal = 'duplicate') = (duplicate_of IS NOT NULL) OR dismissal IS NULL AND duplicate_of IS NULL),
    CHECK ((state = 'in_review') = (owner IS NOT NULL)),
    CHECK ((owner IS NULL) = (owner_until IS NULL))
) STRICT;

-- The list of claims: by worth, by number, by how often they were said.
CREATE INDEX claims_by_worth ON claims (server, worthiness DESC, number) WHERE state <> 'dismissed';
CREATE INDEX claims_by_age ON claims (server, number) WHERE state <> 'dismissed';
CREATE INDEX claims_by_said ON claims (server, said DESC, number) WHERE state <> 'dismissed';
-- The list of claims in one state, with one verdict, with an open dispute.
CREATE INDEX claims_by_state ON claims (server, state, worthiness DESC, number);
CREATE INDEX claims_by_verdict ON claims (server, verdict, worthiness DESC, number) WHERE verdict IS NOT NULL;
CREATE INDEX claims_disputed ON claims (server, worthiness DESC, number) WHERE open_disputes > 0;
-- Claims in the same words.
CREATE INDEX claims_by_norm ON claims (server, norm);
-- Claims of one speaker.
CREATE INDEX claims_by_speaker ON claims (speaker_id, worthiness DESC, number);
-- Claims whose time with a reviewer ends.
CREATE INDEX claims_by_lease ON claims (owner_until) WHERE owner_until IS NOT NULL;
-- Duplicates of a claim.
CREATE INDEX claims_by_target ON claims (duplicate_of) WHERE duplicate_of IS NOT NULL;
-- Claims that members want checked.
CREATE INDEX claims_by_demand ON claims (server, wanted DESC, worthiness DESC, number)
    WHERE state = 'unverified' AND wanted > 0;
-- What a member has added.
CREATE INDEX claims_by_creator ON claims (created_by, created_at) WHERE created_by IS NOT NULL;
-- The queue. Ten members who want a check weigh as much as the whole scale of worth.
CREATE INDEX claims_waiting ON claims (server, worthiness + 0.1 * wanted DESC, number)
    WHERE state = 'unverified' AND hidden_at IS NULL AND lapsed_at IS NULL;
-- What waits in the queue, longest first.
CREATE INDEX claims_to_lapse ON claims (queued_at) WHERE state = 'unverified' AND lapsed_at IS NULL;
-- What somebody has taken.
CREATE INDEX claims_by_owner ON claims (owner, owner_until) WHERE owner IS NOT NULL;
-- What comes first in the queue: proposals, disputes, new verdicts that wait.
CREATE INDEX claims_urgent ON claims (server, updated_at, number)
    WHERE (state = 'proposed' OR open_disputes > 0 OR rerating = 1) AND state <> 'dismissed';
-- What was not taken in time is counted without reading all that waits.
CREATE INDEX claims_lapsed ON claims (server, number) WHERE state = 'unverified' AND lapsed_at IS NOT NULL;
-- The moderators' balance over speakers is counted from the index alone.
CREATE INDEX claims_tallied ON claims (server, speaker_id, state, attribution_confirmed, worthiness, hidden_at)
    WHERE hidden_at IS NULL AND speaker_id IS NOT NULL;

-- Since when a claim waits in the queue.
CREATE TRIGGER claims_queue_new AFTER INSERT ON claims
BEGIN
    UPDATE claims SET queued_at = NEW.created_at WHERE id = NEW.id;
END;

CREATE TRIGGER claims_queue_again AFTER UPDATE OF state ON claims
WHEN NEW.state = 'unverified' AND OLD.state <> 'unverified'
BEGIN
    UPDATE claims SET queued_at = NEW.updated_at, lapsed_at = NULL WHERE id = NEW.id;
END;

-- A verdict without a source can't be stored, whichever way it is tried.
CREATE TRIGGER claims_begin_unchecked BEFORE INSERT ON claims
WHEN NEW.state = 'checked'
BEGIN
    SELECT RAISE(ABORT, 'a claim is checked by a revision with a source, never from the start');
END;

CREATE TRIGGER claims_checked_has_source BEFORE UPDATE OF state, revision_id ON claims
WHEN NEW.state = 'checked' AND NOT EXISTS (SELECT 1 FROM sources WHERE revision_id = NEW.revision_id)
BEGIN
    SELECT RAISE(ABORT, 'a checked claim needs a source');
END;

-- One place where a claim was made. `home_claim_id` is the claim that it was found for; `claim_id` is another one where
-- a duplicate's appearances have moved to its target.
CREATE TABLE appearances (
    id                 INTEGER PRIMARY KEY,
    claim_id           INTEGER NOT NULL REFERENCES claims (id),
    home_claim_id      INTEGER NOT NULL REFERENCES claims (id),
    article_id         INTEGER REFERENCES articles (id),
    provenance         TEXT    NOT NULL
        CHECK (provenance IN ('fetched', 'feed', 'file', 'pasted', 'message', 'manual')),
    kind               TEXT    NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect', 'narration', 'manual')),
    quote              TEXT    NOT NULL,  -- the exact words as they stand in the article
    content            TEXT    NOT NULL,  -- spans of what is claimed
    cue                TEXT    NOT NULL,  -- spans of the words by which somebody said it
    source             TEXT,  -- spans of the words that name who said it
    mention            TEXT,  -- those words, or the name that they stand for
    speaker_id         INTEGER REFERENCES speakers (id),
    speaker_confidence REAL    NOT NULL,
    confidence         REAL    NOT NULL,
    score              REAL,  -- the match by which a repeat was linked, null where it was not
    url                TEXT,
    domain             TEXT,
    published_at       INTEGER,
    created_at         INTEGER NOT NULL,
    how                TEXT  -- how the machine found out whom the mention means, in a few words
) STRICT;

CREATE INDEX appearances_by_claim ON appearances (claim_id);
CREATE INDEX appearances_by_home ON appearances (home_claim_id);
CREATE INDEX appearances_by_article ON appearances (article_id);

-- Appearances whose words no longer stand where they were quoted from. The machine suspects; a moderator confirms it or
-- clears it.
CREATE TABLE source_changes (
    appearance_id INTEGER PRIMARY KEY REFERENCES appearances (id),
    server        INTEGER NOT NULL REFERENCES desks (server),
    state         TEXT    NOT NULL CHECK (state IN ('suspected', 'confirmed', 'cleared')),
    seen_at       INTEGER NOT NULL,
    decided_by    INTEGER REFERENCES people (id),
    decided_at    INTEGER,
    CHECK ((state = 'suspected') = (decided_at IS NULL))
) STRICT;

CREATE INDEX source_changes_waiting ON source_changes (server, seen_at) WHERE state = 'suspected';

-- Full-text search over claims: wording, exact words, speaker. `scope` holds the server as one token, so that a query
-- never walks through another server's matches. Triggers alone keep it up to date.
CREATE VIRTUAL TABLE claim_search USING fts5 (
    text, quotes, speaker, scope,
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

CREATE TRIGGER claim_search_insert AFTER INSERT ON claims
BEGIN
    INSERT INTO claim_search (rowid, text, quotes, speaker, scope)
    VALUES (NEW.id, NEW.text, '',
        coalesce((SELECT name FROM speakers WHERE id = NEW.speaker_id), ''), 's' || NEW.server);
END;

-- A claim whose text was put right is still found by the exact words that were said.
CREATE TRIGGER claim_search_update AFTER UPDATE OF text, speaker_id ON claims
WHEN OLD.text IS NOT NEW.text OR OLD.speaker_id IS NOT NEW.speaker_id
BEGIN
    UPDATE claim_search
    SET text = NEW.text,
        speaker = coalesce((SELECT name FROM speakers WHERE id = NEW.speaker_id), ''),
        quotes = CASE WHEN OLD.text IS NEW.text THEN quotes ELSE coalesce(
            (SELECT group_concat(quote, ' ') FROM (SELECT DISTINCT quote FROM appearances
             WHERE claim_id = NEW.id AND instr(lower(NEW.text), lower(quote)) = 0)), '') END
    WHERE rowid = NEW.id;
END;

CREATE TRIGGER claim_search_delete AFTER DELETE ON claims
BEGIN
    DELETE FROM claim_search WHERE rowid = OLD.id;
END;

-- A quote is indexed where it says more than the claim's text, and once however often it was said: an article that
-- repeats one sentence costs one update, not one a repetition.
CREATE TRIGGER claim_search_quote_insert AFTER INSERT ON appearances
WHEN NOT EXISTS (SELECT 1 FROM appearances WHERE claim_id = NEW.claim_id AND quote = NEW.quote AND id <> NEW.id)
    AND NOT EXISTS (SELECT 1 FROM claims WHERE id = NEW.claim_id AND instr(lower(text), lower(NEW.quote)) > 0)
BEGIN
    UPDATE claim_search
    SET quotes = (SELECT group_concat(quote, ' ') FROM (SELECT DISTINCT quote FROM appearances
                  WHERE claim_id = NEW.claim_id))
    WHERE rowid = NEW.claim_id;
END;

CREATE TRIGGER claim_search_quote_leave AFTER UPDATE OF quote, claim_id ON appearances
WHEN NOT EXISTS (SELECT 1 FROM appearances WHERE claim_id = OLD.claim_id AND quote = OLD.quote)
BEGIN
    UPDATE claim_search
    SET quotes = coalesce(
        (SELECT group_concat(quote, ' ') FROM (SELECT DISTINCT quote FROM appearances
         WHERE claim_id = OLD.claim_id)), '')
    WHERE rowid = OLD.claim_id;
END;

CREATE TRIGGER claim_search_quote_enter AFTER UPDATE OF quote, claim_id ON appearances
WHEN NOT EXISTS (SELECT 1 FROM appearances WHERE claim_id = NEW.claim_id AND quote = NEW.quote AND id <> NEW.id)
BEGIN
    UPDATE claim_search
    SET quotes = (SELECT group_concat(quote, ' ') FROM (SELECT DISTINCT quote FROM appearances
                  WHERE claim_id = NEW.claim_id))
    WHERE rowid = NEW.claim_id;
END;

CREATE TRIGGER claim_search_quote_delete AFTER DELETE ON appearances
WHEN NOT EXISTS (SELECT 1 FROM appearances WHERE claim_id = OLD.claim_id AND quote = OLD.quote)
BEGIN
    UPDATE claim_search
    SET quotes = coalesce(
        (SELECT group_concat(quote, ' ') FROM (SELECT DISTINCT quote FROM appearances
         WHERE claim_id = OLD.claim_id)), '')
    WHERE rowid = OLD.claim_id;
END;

CREATE TRIGGER claim_search_speaker_update AFTER UPDATE OF name ON speakers
BEGIN
    UPDATE claim_search SET speaker = NEW.name
    WHERE rowid IN (SELECT id FROM claims WHERE speaker_id = NEW.id);
END;

-- The counts of `speakers`.
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


------------------------------------------------------------------------------------------------------------------------
-- Review: verdicts, the queue, disputes
------------------------------------------------------------------------------------------------------------------------

-- One published verdict. A correction adds the next one and keeps the old.
CREATE TABLE revisions (
    id           INTEGER PRIMARY KEY,
    claim_id     INTEGER NOT NULL REFERENCES claims (id),
    number       INTEGER NOT NULL,
    verdict      TEXT    NOT NULL
        CHECK (verdict IN ('true', 'mostly_true', 'half_true', 'mostly_false', 'false', 'unverifiable')),
    class        TEXT    CHECK (class IN ('rating_change', 'fact_fix', 'update', 'typo')),
    rationale_id INTEGER NOT NULL REFERENCES texts (id),
    by           INTEGER NOT NULL REFERENCES people (id),
    proposed_by  INTEGER REFERENCES people (id),
    at           INTEGER NOT NULL,
    voided_at    INTEGER,  -- when it was taken back
    as_of        TEXT,  -- the day that the verdict is about
    look_again   TEXT,  -- the day on which to look at it again
    reminded_at  INTEGER,  -- when moderators were reminded of that day
    UNIQUE (claim_id, number)
) STRICT;

CREATE INDEX revisions_by_time ON revisions (at);
CREATE INDEX revisions_to_look_at ON revisions (look_again) WHERE look_again IS NOT NULL AND reminded_at IS NULL;

-- The evidence of a verdict.
CREATE TABLE sources (
    id          INTEGER PRIMARY KEY,
    revision_id INTEGER NOT NULL REFERENCES revisions (id),
    position    INTEGER NOT NULL,
    url         TEXT    NOT NULL,
    stance      TEXT    NOT NULL CHECK (stance IN ('supports', 'refutes', 'context')),
    title       TEXT,
    archive     TEXT,  -- the address of a kept copy
    UNIQUE (revision_id, position)
) STRICT;

CREATE TRIGGER sources_are_web_addresses BEFORE INSERT ON sources
WHEN NEW.url NOT LIKE 'http://_%' AND NEW.url NOT LIKE 'https://_%'
BEGIN
    SELECT RAISE(ABORT, 'a source is an http or https address');
END;

CREATE TRIGGER sources_stay BEFORE DELETE ON sources
WHEN EXISTS (SELECT 1 FROM claims WHERE revision_id = OLD.revision_id)
    AND (SELECT count(*) FROM sources WHERE revision_id = OLD.revision_id) = 1
    AND NOT EXISTS (
        SELECT 1 FROM claims c JOIN desks d ON d.server = c.server
        WHERE c.revision_id = OLD.revision_id AND d.deleting_at IS NOT NULL
    )
BEGIN
    SELECT RAISE(ABORT, 'the last source of a standing verdict stays');
END;

CREATE TRIGGER sources_keep_their_verdict BEFORE UPDATE OF revision_id ON sources
BEGIN
    SELECT RAISE(ABORT, 'a source stays with its verdict');
END;

-- Under the two-person rule: the verdict that waits for another moderator. For a claim that is checked already,
-- `reason_id` says what is wrong with the present verdict, which stands meanwhile.
CREATE TABLE proposals (
    claim_id     INTEGER PRIMARY KEY REFERENCES claims (id),
    verdict      TEXT    NOT NULL
        CHECK (verdict IN ('true', 'mostly_true', 'half_true', 'mostly_false', 'false', 'unverifiable')),
    sources      TEXT    NOT NULL,  -- JSON: [[url, stance], ...]
    rationale_id INTEGER NOT NULL REFERENCES texts (id),
    speaker      TEXT,
    by           INTEGER NOT NULL REFERENCES people (id),
    at           INTEGER NOT NULL,
    as_of        TEXT,
    look_again   TEXT,
    reason_id    INTEGER REFERENCES texts (id)
) STRICT;

CREATE TRIGGER proposals_rerate AFTER INSERT ON proposals WHEN NEW.reason_id IS NOT NULL
BEGIN
    UPDATE claims SET rerating = 1 WHERE id = NEW.claim_id;
END;

CREATE TRIGGER proposals_rerate_no_more AFTER DELETE ON proposals WHEN OLD.reason_id IS NOT NULL
BEGIN
    UPDATE claims SET rerating = 0 WHERE id = OLD.claim_id;
END;

-- Who looks at which claim of the queue just now. Nobody else is shown it meanwhile, and whoever skipped a claim is not
-- shown it again.
CREATE TABLE looks (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    person   INTEGER NOT NULL REFERENCES people (id),
    skipped  INTEGER NOT NULL DEFAULT 0 CHECK (skipped IN (0, 1)),
    until    INTEGER NOT NULL,
    PRIMARY KEY (claim_id, person)
) STRICT;

CREATE INDEX looks_by_person ON looks (person);

-- Members' objections to a claim or its verdict.
CREATE TABLE disputes (
    id            INTEGER PRIMARY KEY,
    server        INTEGER NOT NULL REFERENCES desks (server),
    number        INTEGER NOT NULL,
    claim_id      INTEGER NOT NULL REFERENCES claims (id),
    kind          TEXT    NOT NULL
        CHECK (kind IN ('misquote', 'wrong_speaker', 'claim_is_wrong', 'verdict_wrong', 'missing_context')),
    state         TEXT    NOT NULL CHECK (state IN ('open', 'upheld', 'rejected', 'withdrawn', 'moot')),
    at            INTEGER NOT NULL,
    decided_by    INTEGER REFERENCES people (id),
    decided_at    INTEGER,
    decision_id   INTEGER REFERENCES texts (id),
    self_reviewed INTEGER NOT NULL DEFAULT 0 CHECK (self_reviewed IN (0, 1)),
    reminded_at   INTEGER,  -- when moderators were reminded of its age
    UNIQUE (server, number),
    CHECK ((state = 'open') = (decided_at IS NULL))
) STRICT;

CREATE UNIQUE INDEX disputes_one_open ON disputes (claim_id, kind) WHERE state = 'open';
CREATE INDEX disputes_waiting ON disputes (server, at) WHERE state = 'open';
CREATE INDEX disputes_to_remind ON disputes (at) WHERE state = 'open' AND reminded_at IS NULL;

-- Who disputes: the author has position 0, co-signers follow.
CREATE TABLE dispute_members (
    dispute_id INTEGER NOT NULL REFERENCES disputes (id),
    person     INTEGER NOT NULL REFERENCES people (id),
    position   INTEGER NOT NULL,
    reason_id  INTEGER NOT NULL REFERENCES texts (id),
    link       TEXT,
    speaker    TEXT,
    channel    INTEGER,  -- where the outcome is told
    at         INTEGER NOT NULL,
    left_at    INTEGER,
    PRIMARY KEY (dispute_id, person)
) STRICT;

CREATE INDEX dispute_members_by_person ON dispute_members (person, at);

-- What moderators asked the member behind a dispute, and the answers.
CREATE TABLE dispute_notes (
    id         INTEGER PRIMARY KEY,
    dispute_id INTEGER NOT NULL REFERENCES disputes (id),
    kind       TEXT    NOT NULL CHECK (kind IN ('question', 'answer')),
    person     INTEGER NOT NULL REFERENCES people (id),
    text_id    INTEGER NOT NULL REFERENCES texts (id),
    at         INTEGER NOT NULL
) STRICT;

CREATE INDEX dispute_notes_by_dispute ON dispute_notes (dispute_id, id);

-- What an upheld dispute about missing context adds to the card.
CREATE TABLE context_lines (
    id       INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    text_id  INTEGER NOT NULL REFERENCES texts (id),
    at       INTEGER NOT NULL
) STRICT;

CREATE INDEX context_lines_by_claim ON context_lines (claim_id);


------------------------------------------------------------------------------------------------------------------------
-- Similar: claims that say the same, or nearly
------------------------------------------------------------------------------------------------------------------------

-- What a claim means, as a vector; `version` names the encoder that made it. `seq` grows with every change, so that an
-- index in memory reads only what is new.
CREATE TABLE claim_vectors (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    claim_id INTEGER NOT NULL UNIQUE REFERENCES claims (id),
    server   INTEGER NOT NULL REFERENCES desks (server),
    version  TEXT    NOT NULL,
    vector   BLOB    NOT NULL
) STRICT;

-- Vectors of the present encoder are found though many of an older one wait to be made again.
CREATE INDEX claim_vectors_by_version ON claim_vectors (server, version, seq);

-- Claims whose present text has no vector yet.
CREATE TABLE claims_unread (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id)
) STRICT;

CREATE TRIGGER claims_unread_insert AFTER INSERT ON claims
BEGIN
    INSERT INTO claims_unread (claim_id) VALUES (NEW.id);
END;

CREATE TRIGGER claims_unread_update AFTER UPDATE OF text ON claims
WHEN OLD.text IS NOT NEW.text
BEGIN
    DELETE FROM claim_vectors WHERE claim_id = NEW.id;
    INSERT INTO claims_unread (claim_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER claims_unread_done AFTER INSERT ON claim_vectors
BEGIN
    DELETE FROM claims_unread WHERE claim_id = NEW.claim_id;
END;

CREATE TRIGGER claims_unread_delete BEFORE DELETE ON claims
BEGIN
    DELETE FROM claim_vectors WHERE claim_id = OLD.id;
    DELETE FROM claims_unread WHERE claim_id = OLD.id;
    DELETE FROM ties WHERE claim_id = OLD.id OR other_id = OLD.id;
END;

-- What a claim may be to one that was on record before it (`other_id`). It is a question until somebody answers.
CREATE TABLE ties (
    claim_id    INTEGER NOT NULL REFERENCES claims (id),
    other_id    INTEGER NOT NULL REFERENCES claims (id),
    relation    TEXT    NOT NULL CHECK (relation IN ('same', 'later', 'contradicts', 'also_said')),
    score       REAL    NOT NULL,
    at          INTEGER NOT NULL,
    answer      TEXT    CHECK (answer IN ('no', 'different')),
    answered_by INTEGER REFERENCES people (id),
    answered_at INTEGER,
    PRIMARY KEY (claim_id, other_id),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
) STRICT;

CREATE INDEX ties_by_other ON ties (other_id);

-- Places that the machine put under claims of other articles, to be looked at once more: what names nobody, or tells of
-- another place, becomes a claim of its own with a question to the moderators.
CREATE TABLE links_unlooked (
    appearance_id INTEGER PRIMARY KEY REFERENCES appearances (id) ON DELETE CASCADE
) STRICT;


------------------------------------------------------------------------------------------------------------------------
-- Fact-checks of others: what other fact-checkers have published (ClaimReview)
------------------------------------------------------------------------------------------------------------------------

-- One file that was imported, for every desk of this database. Ids are never used twice here and in `others_checks`: an
-- index in memory may hold old ones.
CREATE TABLE imports (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

-- A fact-check: from an import, or an answer to what was asked about one claim (`asked_for`). An answer belongs to that
-- claim alone and is never compared with another.
CREATE TABLE others_checks (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER REFERENCES imports (id),
    asked_for INTEGER REFERENCES claims (id),
    url       TEXT    NOT NULL,
    norm      TEXT    NOT NULL,
    text      TEXT    NOT NULL,
    rating    TEXT    NOT NULL,
    publisher TEXT    NOT NULL,
    site      TEXT    NOT NULL,
    claimant  TEXT,
    day       TEXT,
    CHECK ((import_id IS NULL) <> (asked_for IS NULL))
) STRICT;

CREATE UNIQUE INDEX others_checks_imported ON others_checks (url, norm) WHERE import_id IS NOT NULL;
CREATE UNIQUE INDEX others_checks_asked ON others_checks (asked_for, url, norm) WHERE asked_for IS NOT NULL;
CREATE INDEX others_checks_by_import ON others_checks (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX others_checks_by_norm ON others_checks (norm) WHERE import_id IS NOT NULL;

-- Vectors and full-text search of imported checks, as those of claims.
CREATE TABLE others_vectors (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    check_id INTEGER NOT NULL UNIQUE REFERENCES others_checks (id),
    version  TEXT    NOT NULL,
    vector   BLOB    NOT NULL
) STRICT;

CREATE TABLE others_unread (
    check_id INTEGER PRIMARY KEY REFERENCES others_checks (id)
) STRICT;

CREATE VIRTUAL TABLE others_search USING fts5 (text, tokenize = "unicode61 remove_diacritics 2");

CREATE TRIGGER others_checks_insert AFTER INSERT ON others_checks
WHEN NEW.import_id IS NOT NULL
BEGIN
    INSERT INTO others_search (rowid, text) VALUES (NEW.id, NEW.text);
    INSERT INTO others_unread (check_id) VALUES (NEW.id);
END;

CREATE TRIGGER others_checks_update AFTER UPDATE OF text ON others_checks
WHEN OLD.text IS NOT NEW.text AND NEW.import_id IS NOT NULL
BEGIN
    UPDATE others_search SET text = NEW.text WHERE rowid = NEW.id;
    DELETE FROM others_vectors WHERE check_id = NEW.id;
    DELETE FROM claim_others WHERE check_id = NEW.id;
    INSERT INTO others_unread (check_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER others_checks_delete BEFORE DELETE ON others_checks
BEGIN
    DELETE FROM others_search WHERE rowid = OLD.id AND OLD.import_id IS NOT NULL;
    DELETE FROM others_vectors WHERE check_id = OLD.id;
    DELETE FROM others_unread WHERE check_id = OLD.id;
    DELETE FROM claim_others WHERE check_id = OLD.id;
END;

CREATE TRIGGER others_unread_done AFTER INSERT ON others_vectors
BEGIN
    DELETE FROM others_unread WHERE check_id = NEW.check_id;
END;

-- A check that the machine finds to be about a claim. `refused_by`: a moderator says that it is not.
CREATE TABLE claim_others (
    claim_id   INTEGER NOT NULL REFERENCES claims (id),
    check_id   INTEGER NOT NULL REFERENCES others_checks (id),
    score      REAL    NOT NULL,
    refused_by INTEGER REFERENCES people (id),
    PRIMARY KEY (claim_id, check_id)
) STRICT;

CREATE INDEX claim_others_by_check ON claim_others (check_id);

CREATE TRIGGER claim_others_outdated AFTER UPDATE OF text ON claims
WHEN OLD.text IS NOT NEW.text
BEGIN
    DELETE FROM claim_others WHERE claim_id = NEW.id;
END;

CREATE TRIGGER claim_others_delete BEFORE DELETE ON claims
BEGIN
    DELETE FROM claim_others WHERE claim_id = OLD.id;
    DELETE FROM claims_uncompared WHERE claim_id = OLD.id;
END;

-- Claims that wait to be compared with the checks: those with new words, and all of them after an import.
CREATE TABLE claims_uncompared (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id)
) STRICT;

CREATE TRIGGER claims_uncompared_insert AFTER INSERT ON claim_vectors
WHEN EXISTS (SELECT 1 FROM others_checks WHERE import_id IS NOT NULL)
BEGIN
    INSERT INTO claims_uncompared (claim_id) VALUES (NEW.claim_id) ON CONFLICT DO NOTHING;
END;

-- When the service was asked about a claim's words; the answers hold until `until`.
CREATE TABLE others_asked (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id),
    at       INTEGER NOT NULL,
    until    INTEGER NOT NULL
) STRICT;

CREATE INDEX others_asked_by_end ON others_asked (until);

CREATE TRIGGER others_asked_outdated AFTER UPDATE OF text ON claims
WHEN OLD.text IS NOT NEW.text
BEGIN
    DELETE FROM others_checks WHERE asked_for = NEW.id;
    DELETE FROM others_asked WHERE claim_id = NEW.id;
END;

CREATE TRIGGER others_asked_delete BEFORE DELETE ON claims
BEGIN
    DELETE FROM others_checks WHERE asked_for = OLD.id;
    DELETE FROM others_asked WHERE claim_id = OLD.id;
END;

-- Requests of the last day, for the limit.
CREATE TABLE others_requests (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX others_requests_by_time ON others_requests (at);

-- One row at most: whether the service is left alone for a while.
CREATE TABLE others_service (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    failures     INTEGER NOT NULL,
    paused_until INTEGER NOT NULL,
    error        TEXT    NOT NULL
) STRICT;


------------------------------------------------------------------------------------------------------------------------
-- Summary: one a server and local day
------------------------------------------------------------------------------------------------------------------------

-- What a summary tells is a span of event ids, which only grow: a clock that is put back takes no event out of every
-- summary. `first_...` is the first id in it, `next_...` the first after it. Verdicts have a span of their own, which
-- lags behind by the time for which verdicts are held back.
CREATE TABLE digests (
    id            INTEGER PRIMARY KEY,
    server        INTEGER NOT NULL REFERENCES desks (server),
    day           TEXT    NOT NULL,
    start_at      INTEGER NOT NULL,
    end_at        INTEGER NOT NULL,
    posted        INTEGER NOT NULL CHECK (posted IN (0, 1)),
    created_at    INTEGER NOT NULL,
    first_event   INTEGER NOT NULL DEFAULT 0,
    next_event    INTEGER NOT NULL DEFAULT 0,
    first_verdict INTEGER NOT NULL DEFAULT 0,
    next_verdict  INTEGER NOT NULL DEFAULT 0,
    UNIQUE (server, day)
) STRICT;


------------------------------------------------------------------------------------------------------------------------
-- Members: what they follow and want, what they have typed, who is blocked
------------------------------------------------------------------------------------------------------------------------

-- Who follows a claim or a speaker.
CREATE TABLE follows (
    id         INTEGER PRIMARY KEY,
    server     INTEGER NOT NULL REFERENCES desks (server),
    person     INTEGER NOT NULL REFERENCES people (id),
    claim_id   INTEGER REFERENCES claims (id),
    speaker_id INTEGER REFERENCES speakers (id),
    at         INTEGER NOT NULL,
    UNIQUE (person, claim_id),
    UNIQUE (person, speaker_id),
    CHECK ((claim_id IS NULL) <> (speaker_id IS NULL))
) STRICT;

CREATE INDEX follows_by_claim ON follows (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX follows_by_speaker ON follows (speaker_id) WHERE speaker_id IS NOT NULL;

-- Who wants a claim checked. `claims.wanted` counts them.
CREATE TABLE wanted (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    person   INTEGER NOT NULL REFERENCES people (id),
    server   INTEGER NOT NULL REFERENCES desks (server),
    at       INTEGER NOT NULL,
    PRIMARY KEY (claim_id, person)
) STRICT;

CREATE INDEX wanted_by_person ON wanted (person, at);

CREATE TRIGGER claims_queue_wanted AFTER INSERT ON wanted
BEGIN
    UPDATE claims SET queued_at = max(queued_at, NEW.at), lapsed_at = NULL WHERE id = NEW.claim_id;
END;

-- Who may only read, by Discord id: forgetting a person must not lift their block.
CREATE TABLE blocks (
    server     INTEGER NOT NULL REFERENCES desks (server),
    user_id    INTEGER NOT NULL,
    blocked_by INTEGER NOT NULL REFERENCES people (id),
    at         INTEGER NOT NULL,
    PRIMARY KEY (server, user_id)
) STRICT;

-- What somebody typed and has not handed in, for an hour: words that a form refused, or about which the bot asks first.
CREATE TABLE drafts (
    key    TEXT    PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES people (id),
    kind   TEXT    NOT NULL,
    number INTEGER NOT NULL,
    typed  TEXT    NOT NULL CHECK (json_valid(typed)),
    until  INTEGER NOT NULL
) STRICT;

CREATE INDEX drafts_by_person ON drafts (person, until);
CREATE INDEX drafts_by_age ON drafts (until);


------------------------------------------------------------------------------------------------------------------------
-- Posts: what is to be said in Discord, and where verdicts were shown
------------------------------------------------------------------------------------------------------------------------

CREATE TABLE outbox (
    id             INTEGER PRIMARY KEY,
    server         INTEGER NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('post', 'edit', 'tell')),
    dedupe_key     TEXT    NOT NULL UNIQUE,
    channel        INTEGER,
    message        INTEGER,
    target_user    INTEGER,
    payload        TEXT    NOT NULL CHECK (json_valid(payload)),
    state          TEXT    NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'sent', 'failed')),
    nonce          TEXT    NOT NULL UNIQUE CHECK (length(nonce) <= 25),  -- by which Discord refuses a second copy
    run_at         INTEGER NOT NULL,
    attempts       INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    lease_until    INTEGER,
    -- an attempt ended without an answer: it may have gone through
    uncertain      INTEGER NOT NULL DEFAULT 0 CHECK (uncertain IN (0, 1)),
    -- goes up with every new content; `leased_version` is the one that is being sent
    version        INTEGER NOT NULL DEFAULT 1,
    leased_version INTEGER,
    sent_message   INTEGER,
    sent_at        INTEGER,
    error          TEXT,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX outbox_due ON outbox (run_at, id) WHERE state = 'pending';
CREATE INDEX outbox_sending ON outbox (lease_until) WHERE state = 'sending';
CREATE INDEX outbox_failed ON outbox (updated_at) WHERE state = 'failed';
CREATE INDEX outbox_untold ON outbox (target_user, server) WHERE kind = 'tell' AND state <> 'sent';

-- Where a claim's verdict was shown: as a card that somebody posted, in the verdict channel, in the answer to an
-- article, in a summary, or in a correction. `message` is known for a card; what goes through the outbox has the
-- message of its row. A correction answers each channel once.
CREATE TABLE showings (
    id        INTEGER PRIMARY KEY,
    server    INTEGER NOT NULL REFERENCES desks (server),
    claim_id  INTEGER NOT NULL REFERENCES claims (id),
    kind      TEXT    NOT NULL CHECK (kind IN ('card', 'verdict', 'answer', 'summary', 'correction')),
    channel   INTEGER NOT NULL,
    message   INTEGER,
    outbox_id INTEGER REFERENCES outbox (id),
    at        INTEGER NOT NULL,
    CHECK ((message IS NULL) <> (outbox_id IS NULL)),
    UNIQUE (claim_id, outbox_id),
    UNIQUE (claim_id, message)
) STRICT;

CREATE INDEX showings_by_outbox ON showings (outbox_id) WHERE outbox_id IS NOT NULL;


------------------------------------------------------------------------------------------------------------------------
-- Jobs: work in the background
------------------------------------------------------------------------------------------------------------------------

CREATE TABLE jobs (
    id          INTEGER PRIMARY KEY,
    kind        TEXT    NOT NULL,
    dedupe_key  TEXT    NOT NULL UNIQUE,  -- work that is asked for twice is done once
    payload     TEXT    NOT NULL CHECK (json_valid(payload)),
    server      INTEGER NOT NULL,
    run_at      INTEGER NOT NULL,
    attempts    INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    lease_until INTEGER,  -- until when `leased_by` works on it
    leased_by   TEXT,
    done_at     INTEGER,
    dead_at     INTEGER,  -- when it was given up
    error       TEXT,
    created_at  INTEGER NOT NULL,
    lane        TEXT,  -- of one lane (a member of a server) only so many jobs run at a time
    CHECK (done_at IS NULL OR dead_at IS NULL)
) STRICT;

CREATE INDEX jobs_due ON jobs (run_at, id) WHERE done_at IS NULL AND dead_at IS NULL;
CREATE INDEX jobs_dead ON jobs (dead_at) WHERE dead_at IS NOT NULL;
CREATE INDEX jobs_lane ON jobs (lane) WHERE done_at IS NULL AND dead_at IS NULL;


------------------------------------------------------------------------------------------------------------------------
-- Events: the audit log, which only grows
------------------------------------------------------------------------------------------------------------------------

-- `actor` is null for the machine. `before` and `after` are JSON with slugs, numbers and ids, never typed words. The
-- events of one action of a user share one `change`.
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
