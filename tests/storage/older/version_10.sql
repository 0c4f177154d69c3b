-- A database at version 10, filled by the program of that version: its tables, its rows, then its indexes and triggers.
-- Everybody and everything in it is made up.

CREATE TABLE migrations (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

INSERT INTO migrations (version, name, sha256, applied_at) VALUES
    (1, '0001_work', '3b75296676b5f5bf5c419b1bc303fd76aeb8ce7d313432166ad86f81cd809049', 1796082077874),
    (2, '0002_desk', '28032309a06b2ced09f2090b38f958cbfd25d67f29b0bc8ce5206ca7ab183320', 1796082077888),
    (3, '0003_search', '6aa103b73e2b50dc28b6a0444829dcb6a31eadaa0f8f67509709711977ccc3c9', 1796082077894),
    (4, '0004_follows', '45d9a94d98b47129dde7a97fbe0f7ce772f0f553b69544ec804defa42a52b17f', 1796082077899),
    (5, '0005_stories', '9be811250a7aabf0f01a56866a6cce94419fc4f53b3c73dc964608a27aaed473', 1796082077902),
    (6, '0006_disputes', '6ee3c7e417fc3a2d536f83a8f316e5a9b9b1518aff49b715e658e0e230c28131', 1796082077907),
    (7, '0007_origins', 'd4fa09ddbcfc5fc4dfce60592e80f0da9f30997187ea7484031832a8e31424b2', 1796082077911),
    (8, '0008_hidden', '359c16f34d8544e0ce813e7353643878107993bef483f9dc182e8fd0083e4885', 1796082077918),
    (9, '0009_members', '8acddb09c0bc6937cfbce4e918c84a60e28f9c68d22219c1cba538c6d4d9f336', 1796082077920),
    (10, '0010_feeds', 'b9aa619e8298fd838ac860048d9d811d537fed5a9d571957d5939cbd37cf2aef', 1796082077931);

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
    (1, 'read', 'read:1', '{"intake": 1}', 77, 1796082078170, 0, NULL, NULL, 1796082079082, NULL, NULL, 1796082078170),
    (2, 'read', 'read:2', '{"intake": 2}', 77, 1796082079146, 0, NULL, NULL, 1796082079970, NULL, NULL, 1796082079146),
    (3, 'ingest', 'ingest:77:3', '{"intake":3}', 77, 1796082081974, 0, NULL, NULL, NULL, NULL, NULL, 1796082081974),
    (4, 'title', 'title:99', '{"source":99}', 77, 1796082081974, 5, NULL, NULL, NULL, 1796082081983, 'The page could not be read.', 1796082081974);

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
    (3, 77, 'tell', 'tell:ee3ef1e0dc2661c2:owner:1:21', NULL, NULL, 21, '{"render": "told", "text": "#1 is checked: mostly false, by another moderator."}', 'sent', '76e40621f7e36e968f25ae38', 1796082080745, 1, NULL, 0, 1, NULL, 90010, 1796082081974, NULL, 1796082080745, 1796082081974),
    (4, 77, 'post', 'dispute:77:1', 503, NULL, NULL, '{"render": "dispute", "dispute": 1}', 'pending', '859f40b3ecf3d9964733cf81', 1796082080832, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082080832, 1796082080832),
    (5, 77, 'tell', 'follow:77:1:12:21d4359ab8368a06', NULL, NULL, 12, '{"render": "followed", "text": "#1 is corrected: was mostly false, now half true. \u201cThe ferry to Norrey cost 12 million crowns in 2021\u201d Why: The pier was counted by mistake; it is 14 million.", "follow": 1}', 'pending', 'f5c376b0d331249a1190032e', 1796082080943, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082080943, 1796082080943),
    (6, 77, 'tell', 'follow:77:1:11:21d4359ab8368a06', NULL, NULL, 11, '{"render": "followed", "text": "#1 is corrected: was mostly false, now half true. \u201cThe ferry to Norrey cost 12 million crowns in 2021\u201d Why: The pier was counted by mistake; it is 14 million.", "follow": 2}', 'pending', 'da7ac4f27848c255bcebc8e5', 1796082080943, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082080943, 1796082080943),
    (7, 77, 'tell', 'tell:21d4359ab8368a06:dispute:1:11', NULL, NULL, 11, '{"render": "told", "text": "Your dispute 1 of #1 was upheld: The pier was counted by mistake; it is 14 million."}', 'pending', '568bf6c22be06596dd1df647', 1796082080943, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082080943, 1796082080943),
    (8, 77, 'tell', 'tell:21d4359ab8368a06:dispute:1:12', NULL, NULL, 12, '{"render": "told", "text": "Your dispute 1 of #1 was upheld: The pier was counted by mistake; it is 14 million."}', 'pending', '514953188df5895587184896', 1796082080943, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082080943, 1796082080943),
    (9, 77, 'post', 'dispute:77:2', 503, NULL, NULL, '{"render": "dispute", "dispute": 2}', 'pending', '6e8dcf082b814be7c26b4f10', 1796082081010, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082081010, 1796082081010),
    (10, 77, 'post', 'dispute:77:3', 503, NULL, NULL, '{"render": "dispute", "dispute": 3}', 'failed', 'd6dc81967e7d2dc16488d2cb', 1796082081068, 5, NULL, 0, 1, NULL, NULL, NULL, 'Missing permissions', 1796082081068, 1796082081068),
    (11, 77, 'tell', 'tell:12f47979e770e616:dispute:3:13', NULL, NULL, 13, '{"render": "told", "text": "Your dispute 3 of #1 was upheld: True, and worth a line on the card for readers."}', 'pending', '38e8ddaa436d22a15f351d9b', 1796082081134, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082081134, 1796082081134),
    (12, 77, 'tell', 'follow:77:2:12:7215e5f9707e3a91', NULL, NULL, 12, '{"render": "followed", "text": "#2 is corrected: fact fix. \u201cPassengers fell by 18 percent last year\u201d Why: The count was of another year; same result.", "follow": 3}', 'pending', 'bed3883eca46d6089832fc6a', 1796082081274, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082081274, 1796082081274);

CREATE TABLE desks (
    server       INTEGER PRIMARY KEY,
    next_claim   INTEGER NOT NULL DEFAULT 1,
    next_article INTEGER NOT NULL DEFAULT 1,
    next_dispute INTEGER NOT NULL DEFAULT 1,
    created_at   INTEGER NOT NULL,
    deleting_at  INTEGER
, next_feed INTEGER NOT NULL DEFAULT 1) STRICT;

INSERT INTO desks (server, next_claim, next_article, next_dispute, created_at, deleting_at, next_feed) VALUES
    (77, 13, 3, 4, 1796082077975, NULL, 2);

CREATE TABLE settings (
    server     INTEGER NOT NULL REFERENCES desks (server),
    key        TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (server, key)
) STRICT;

INSERT INTO settings (server, key, value, updated_at) VALUES
    (77, 'timezone', 'Europe/Berlin', 1796082077975), (77, 'digest_channel', '501', 1796082078021),
    (77, 'review_channel', '503', 1796082078069), (77, 'digest_time', '07:30', 1796082078111),
    (77, 'two_person', 'off', 1796082081764);

CREATE TABLE people (
    id      INTEGER PRIMARY KEY,
    server  INTEGER NOT NULL REFERENCES desks (server),
    user_id INTEGER, closed_at INTEGER, by_direct_message INTEGER NOT NULL DEFAULT 0 CHECK (by_direct_message IN (0, 1)),
    UNIQUE (server, user_id)
) STRICT;

INSERT INTO people (id, server, user_id, closed_at, by_direct_message) VALUES
    (1, 77, 0, NULL, 0), (2, 77, 11, NULL, 0), (3, 77, 12, NULL, 0), (4, 77, 13, 1796082081974, 0),
    (5, 77, 21, NULL, 0), (6, 77, 22, NULL, 0), (7, 77, 23, NULL, 0), (8, 77, 666, NULL, 0);

CREATE TABLE texts (
    id     INTEGER PRIMARY KEY,
    server INTEGER NOT NULL REFERENCES desks (server),
    author INTEGER REFERENCES people (id),
    body   TEXT
) STRICT;

INSERT INTO texts (id, server, author, body) VALUES
    (1, 77, 6, 'The accounts of the harbour list 19 million crowns.'),
    (2, 77, 2, 'The accounts count the pier, which is no ferry.'),
    (3, 77, 3, 'I read the same in the accounts of the town.'),
    (4, 77, 7, 'The pier was counted by mistake; it is 14 million.'),
    (5, 77, 4, 'The councillor said tickets, not passengers.'),
    (6, 77, 4, 'The price was agreed before the war in steel prices.'),
    (7, 77, 6, 'True, and worth a line on the card for readers.'),
    (8, 77, 6, 'The yearly count says 18.2 percent.'), (9, 77, 7, 'The count was of another year; same result.'),
    (10, 77, 7, 'The yearly count says 17.9 percent.'),
    (11, 77, 5, 'The pier was built in 1904, the town hall in 1861.'),
    (12, 77, 6, 'It names a private person of the island.');

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
    withdrawn_at  INTEGER, copy_of INTEGER REFERENCES articles (id), version_of INTEGER REFERENCES articles (id), looked_at INTEGER, origins TEXT CHECK (origins IS NULL OR json_valid(origins)),
    UNIQUE (server, number),
    UNIQUE (server, text_hash)
) STRICT;

INSERT INTO articles (id, server, number, url, canonical_url, domain, title, site, author, published_at, language, provenance, text, text_hash, added_by, added_at, withdrawn_at, copy_of, version_of, looked_at, origins) VALUES
    (1, 77, 1, 'https://paper.example.net/ferry', 'https://paper.example.net/ferry', 'example.net', 'Council argues about the harbour ferry', NULL, NULL, NULL, 'en', 'file', 'Council argues about the harbour ferry

Mayor Ilse Bramwick said the ferry to Norrey cost 12 million crowns in 2021.

"Passengers fell by 18 percent last year," said Councillor Tom Hale. "Nobody counted them before," he added.

According to the harbour office, the ferry carries 640 people a day.

"The old pier is older than the town hall," Bramwick said.', '495699b800bec508fec4b3d3a002b1679df48ce9b0008ba5e9f52e090c2f2c33', 1, 1796082079082, NULL, NULL, NULL, NULL, NULL),
    (2, 77, 2, NULL, NULL, NULL, 'The ferry again', NULL, NULL, NULL, 'en', 'file', 'The ferry again

Ticket prices stay as they are until the summer, the harbour office said.

Mayor Ilse Bramwick said the ferry to Norrey cost 12 million crowns in 2021.', '919dd7b7a42c68206145adc86047958bf2d8edc54be0851d5dce81551e8cca18', 1, 1796082079970, NULL, NULL, NULL, NULL, NULL);

CREATE TABLE article_urls (
    server     INTEGER NOT NULL REFERENCES desks (server),
    url        TEXT    NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (server, url)
) STRICT;

INSERT INTO article_urls (server, url, article_id) VALUES
    (77, 'https://paper.example.net/ferry', 1), (77, 'https://paper.example.net/ferry?page=1', 1);

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
, feed_id INTEGER REFERENCES feeds (id)) STRICT;

INSERT INTO intake (id, server, provenance, stage, url, found_url, filename, body, media_type, charset, text, requested_by, article_id, known, error, channel, message, token, token_until, created_at, updated_at, feed_id) VALUES
    (1, 77, 'file', 'done', NULL, NULL, 'tram.txt', NULL, NULL, NULL, NULL, 1, 1, 0, NULL, NULL, NULL, NULL, NULL, 1796082078170, 1796082079082, NULL),
    (2, 77, 'file', 'done', NULL, NULL, 'repeat.txt', NULL, NULL, NULL, NULL, 1, 2, 0, NULL, NULL, NULL, NULL, NULL, 1796082079146, 1796082079970, NULL),
    (3, 77, 'feed', 'queued', 'https://paper.example.net/pier', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, 1796082081974, 1796082081974, 1),
    (4, 77, 'fetched', 'failed', 'https://paper.example.net/gone', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, 0, NULL, 504, 9001, NULL, NULL, 1796082081974, 1796082081974, NULL);

CREATE TABLE speakers (
    id         INTEGER PRIMARY KEY,
    server     INTEGER NOT NULL REFERENCES desks (server),
    name       TEXT    NOT NULL,
    folded     TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (server, folded)
) STRICT;

INSERT INTO speakers (id, server, name, folded, created_at) VALUES
    (1, 77, 'Ilse Bramwick', 'ilse bramwick', 1796082079082), (2, 77, 'Tom Hale', 'tom hale', 1796082079082),
    (3, 77, 'the harbour office', 'the harbour office', 1796082079082);

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
    updated_at            INTEGER NOT NULL, wanted INTEGER NOT NULL DEFAULT 0, hidden_at INTEGER, accepted INTEGER NOT NULL DEFAULT 0 CHECK (accepted IN (0, 1)),
    UNIQUE (server, number),
    CHECK ((state = 'checked') = (verdict IS NOT NULL)),
    CHECK ((state = 'checked') = (revision_id IS NOT NULL)),
    CHECK ((state = 'dismissed') = (dismissal IS NOT NULL)),
    CHECK ((dismissal = 'duplicate') = (duplicate_of IS NOT NULL) OR dismissal IS NULL AND duplicate_of IS NULL),
    CHECK ((state = 'in_review') = (owner IS NOT NULL)),
    CHECK ((owner IS NULL) = (owner_until IS NULL))
) STRICT;

INSERT INTO claims (id, server, number, text, norm, speaker_id, speaker_confidence, attribution_confirmed, kind, confidence, worthiness, reasons, state, verdict, revision_id, owner, owner_until, dismissal, duplicate_of, said, open_disputes, created_by, created_at, updated_at, wanted, hidden_at, accepted) VALUES
    (1, 77, 1, 'The ferry to Norrey cost 12 million crowns in 2021', 'the ferry to norrey cost 12 million crowns in 2021', 1, 0.95, 1, 'indirect', 0.85, 0.970359, '["number", "date", "past event"]', 'checked', 'half_true', 2, NULL, NULL, NULL, NULL, 2, 0, NULL, 1796082079082, 1796082080943, 1, NULL, 0),
    (2, 77, 2, 'Passengers fell by 18 percent last year', 'passengers fell by 18 percent last year', 2, 0.95, 1, 'direct', 0.92, 0.984259, '["number", "comparison", "date", "past event"]', 'checked', 'true', 4, NULL, NULL, NULL, NULL, 1, 1, NULL, 1796082079082, 1796082081274, 0, NULL, 0),
    (3, 77, 3, 'Nobody counted them before', 'nobody counted them before', 2, 0.65, 0, 'direct', 0.85, 0.637198, '["short", "record", "past event"]', 'in_review', NULL, NULL, 5, 1796341281329, NULL, NULL, 1, 0, NULL, 1796082079082, 1796082081329, 0, NULL, 0),
    (4, 77, 4, 'The ferry carries 640 people a day', 'the ferry carries 640 people a day', 3, 0.7, 0, 'indirect', 0.9, 0.83614, '["number"]', 'proposed', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, NULL, 1796082079082, 1796082081654, 0, NULL, 0),
    (5, 77, 5, 'The old pier is older than the town hall', 'the old pier is older than the town hall', 1, 0.9, 0, 'direct', 0.85, 0.411159, '["comparison"]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 2, 0, NULL, 1796082079082, 1796082079082, 0, NULL, 0),
    (6, 77, 6, 'Ticket prices stay as they are until the summer', 'ticket prices stay as they are until the summer', 3, 0.7, 0, 'indirect', 0.85, 0.693346, '[]', 'dismissed', NULL, NULL, NULL, NULL, 'duplicate', 5, 0, 0, NULL, 1796082079970, 1796082081482, 0, NULL, 0),
    (7, 77, 7, 'The lighthouse at Norrey burned for three days in 1987.', 'the lighthouse at norrey burned for three days in 1987', 2, 1.0, 0, 'manual', 1.0, 0.811964, '["number", "date", "past event", "added by hand"]', 'dismissed', NULL, NULL, NULL, NULL, 'opinion', NULL, 1, 0, 2, 1796082080241, 1796082081434, 0, NULL, 0),
    (8, 77, 8, 'The island has 4,200 inhabitants.', 'the island has 4_200 inhabitants', NULL, 0.0, 0, 'manual', 1.0, 0.863131, '["number", "past event", "added by hand"]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, 3, 1796082080348, 1796082081826, 0, 1796082081826, 0),
    (9, 77, 9, 'The island of Norrey has 4,200 inhabitants now.', 'the island of norrey has 4_200 inhabitants now', NULL, 0.0, 0, 'manual', 1.0, 0.91299, '["number", "past event", "added by hand"]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, 3, 1796082080391, 1796082080391, 0, NULL, 0),
    (10, 77, 10, 'Rents on the island doubled between 2010 and 2020.', 'rents on the island doubled between 2010 and 2020', NULL, 0.0, 0, 'manual', 1.0, 0.947775, '["number", "comparison", "date", "past event", "added by hand"]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, 3, 1796082080420, 1796082080420, 0, NULL, 0),
    (11, 77, 11, 'The school has 312 pupils.', 'the school has 312 pupils', NULL, 0.0, 0, 'manual', 1.0, 0.88982, '["number", "past event", "added by hand"]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, 4, 1796082080468, 1796082080468, 0, NULL, 0),
    (12, 77, 12, 'Fares on the ferry rose by 6.5% in May, to $3 or more.', 'fares on the ferry rose by 6_5 in may to 3 or more', NULL, 0.0, 0, 'manual', 1.0, 0.977596, '["number", "prediction", "comparison", "past event", "public money", "added by hand"]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, 4, 1796082081920, 1796082081920, 0, NULL, 0);

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

INSERT INTO appearances (id, claim_id, home_claim_id, article_id, provenance, kind, quote, content, cue, source, mention, speaker_id, speaker_confidence, confidence, score, url, domain, published_at, created_at) VALUES
    (1, 1, 1, 1, 'file', 'indirect', 'the ferry to Norrey cost 12 million crowns in 2021', '[[65, 115]]', '[[60, 64]]', '[[46, 59]]', 'Ilse Bramwick', 1, 0.95, 0.85, NULL, NULL, NULL, NULL, 1796082079082),
    (2, 2, 2, 1, 'file', 'direct', 'Passengers fell by 18 percent last year,', '[[119, 159]]', '[[161, 165]]', '[[177, 185]]', 'Tom Hale', 2, 0.95, 0.92, NULL, NULL, NULL, NULL, 1796082079082),
    (3, 3, 3, 1, 'file', 'direct', 'Nobody counted them before,', '[[188, 215]]', '[[220, 225]]', '[[217, 219]]', 'he', 2, 0.65, 0.85, NULL, NULL, NULL, NULL, 1796082079082),
    (4, 4, 4, 1, 'file', 'indirect', 'the ferry carries 640 people a day', '[[261, 295]]', '[[228, 240]]', '[[241, 259]]', 'the harbour office', 3, 0.7, 0.9, NULL, NULL, NULL, NULL, 1796082079082),
    (5, 5, 5, 1, 'file', 'direct', 'The old pier is older than the town hall,', '[[299, 340]]', '[[351, 355]]', '[[342, 350]]', 'Bramwick', 1, 0.9, 0.85, NULL, NULL, NULL, NULL, 1796082079082),
    (6, 5, 6, 2, 'file', 'indirect', 'Ticket prices stay as they are until the summer', '[[17, 64]]', '[[85, 89]]', '[[66, 84]]', 'the harbour office', 3, 0.7, 0.85, NULL, NULL, NULL, NULL, 1796082079970),
    (7, 1, 1, 2, 'file', 'indirect', 'the ferry to Norrey cost 12 million crowns in 2021', '[[117, 167]]', '[[112, 116]]', '[[98, 111]]', 'Ilse Bramwick', 1, 0.95, 0.85, 1.0, NULL, NULL, NULL, 1796082079970),
    (8, 7, 7, NULL, 'manual', 'manual', 'The lighthouse at Norrey burned for three days in 1987.', '[]', '[]', NULL, 'Tom Hale', 2, 1.0, 1.0, NULL, 'https://paper.example.net/light', 'example.net', NULL, 1796082080241),
    (9, 8, 8, NULL, 'manual', 'manual', 'The island has 4,200 inhabitants.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082080348),
    (10, 9, 9, NULL, 'manual', 'manual', 'The island of Norrey has 4,200 inhabitants now.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082080391),
    (11, 10, 10, NULL, 'manual', 'manual', 'Rents on the island doubled between 2010 and 2020.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082080420),
    (12, 11, 11, NULL, 'manual', 'manual', 'The school has 312 pupils.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082080468),
    (13, 12, 12, NULL, 'manual', 'manual', 'Fares on the ferry rose by 6.5% in May, to $3 or more.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082081920);

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

INSERT INTO revisions (id, claim_id, number, verdict, class, rationale_id, by, proposed_by, at, voided_at) VALUES
    (1, 1, 1, 'mostly_false', NULL, 1, 6, NULL, 1796082080745, NULL),
    (2, 1, 2, 'half_true', 'rating_change', 4, 7, NULL, 1796082080943, NULL),
    (3, 2, 1, 'true', NULL, 8, 6, NULL, 1796082081210, NULL),
    (4, 2, 2, 'true', 'fact_fix', 10, 7, NULL, 1796082081274, NULL);

CREATE TABLE sources (
    id          INTEGER PRIMARY KEY,
    revision_id INTEGER NOT NULL REFERENCES revisions (id),
    position    INTEGER NOT NULL,
    url         TEXT    NOT NULL,
    stance      TEXT    NOT NULL CHECK (stance IN ('supports', 'refutes', 'context')),
    UNIQUE (revision_id, position)
) STRICT;

INSERT INTO sources (id, revision_id, position, url, stance) VALUES
    (1, 1, 0, 'https://data.example.org/ferry-2021', 'context'),
    (2, 2, 0, 'https://data.example.org/ferry-2021', 'context'),
    (3, 3, 0, 'https://data.example.org/ferry-2021', 'context'),
    (4, 4, 0, 'https://data.example.org/ferry-2021', 'context');

CREATE TABLE proposals (
    claim_id     INTEGER PRIMARY KEY REFERENCES claims (id),
    verdict      TEXT    NOT NULL CHECK (verdict IN ('true', 'mostly_true', 'half_true', 'mostly_false', 'false', 'unverifiable')),
    sources      TEXT    NOT NULL,
    rationale_id INTEGER NOT NULL REFERENCES texts (id),
    speaker      TEXT,
    by           INTEGER NOT NULL REFERENCES people (id),
    at           INTEGER NOT NULL
) STRICT;

INSERT INTO proposals (claim_id, verdict, sources, rationale_id, speaker, by, at) VALUES
    (4, 'false', '[["https://data.example.org/pier-age", "context"]]', 11, NULL, 5, 1796082081654);

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
    self_reviewed INTEGER NOT NULL DEFAULT 0 CHECK (self_reviewed IN (0, 1)), reminded_at INTEGER,
    UNIQUE (server, number),
    CHECK ((state = 'open') = (decided_at IS NULL))
) STRICT;

INSERT INTO disputes (id, server, number, claim_id, kind, state, at, decided_by, decided_at, decision_id, self_reviewed, reminded_at) VALUES
    (1, 77, 1, 1, 'verdict_wrong', 'upheld', 1796082080832, 7, 1796082080943, 4, 0, NULL),
    (2, 77, 2, 2, 'misquote', 'open', 1796082081010, NULL, NULL, NULL, 0, NULL),
    (3, 77, 3, 1, 'missing_context', 'upheld', 1796082081068, 6, 1796082081134, 7, 0, NULL);

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

INSERT INTO dispute_members (dispute_id, person, position, reason_id, link, speaker, channel, at, left_at) VALUES
    (1, 2, 0, 2, 'https://data.example.org/pier', NULL, NULL, 1796082080832, NULL),
    (1, 3, 1, 3, 'https://data.example.org/town', NULL, NULL, 1796082080903, NULL),
    (2, 4, 0, 5, NULL, NULL, NULL, 1796082081010, NULL), (3, 4, 0, 6, NULL, NULL, NULL, 1796082081068, NULL);

CREATE TABLE context_lines (
    id       INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    text_id  INTEGER NOT NULL REFERENCES texts (id),
    at       INTEGER NOT NULL
) STRICT;

INSERT INTO context_lines (id, claim_id, text_id, at) VALUES
    (1, 1, 7, 1796082081134);

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

INSERT INTO events (id, server, change, at, actor, action, article_id, claim_id, dispute_id, before, after, reason_id) VALUES
    (1, 77, '617fdf248ee73505', 1796082077975, 1, 'settings.changed', NULL, NULL, NULL, '{"timezone": "UTC"}', '{"timezone": "Europe/Berlin"}', NULL),
    (2, 77, 'e896d891d50d71ab', 1796082078021, 1, 'settings.changed', NULL, NULL, NULL, '{"digest_channel": ""}', '{"digest_channel": "501"}', NULL),
    (3, 77, '14408827c62adc20', 1796082078069, 1, 'settings.changed', NULL, NULL, NULL, '{"review_channel": ""}', '{"review_channel": "503"}', NULL),
    (4, 77, '0d3936feed196320', 1796082078111, 1, 'settings.changed', NULL, NULL, NULL, '{"digest_time": "09:00"}', '{"digest_time": "07:30"}', NULL),
    (5, 77, '08ab2941584823db', 1796082079082, 1, 'article.added', 1, NULL, NULL, NULL, '{"provenance": "file"}', NULL),
    (6, 77, '08ab2941584823db', 1796082079082, NULL, 'claim.found', 1, 1, NULL, NULL, '{"state": "unverified", "article": 1, "speaker": "Ilse Bramwick"}', NULL),
    (7, 77, '08ab2941584823db', 1796082079082, NULL, 'claim.found', 1, 2, NULL, NULL, '{"state": "unverified", "article": 1, "speaker": "Tom Hale"}', NULL),
    (8, 77, '08ab2941584823db', 1796082079082, NULL, 'claim.found', 1, 3, NULL, NULL, '{"state": "unverified", "article": 1, "speaker": "Tom Hale"}', NULL),
    (9, 77, '08ab2941584823db', 1796082079082, NULL, 'claim.found', 1, 4, NULL, NULL, '{"state": "unverified", "article": 1, "speaker": "the harbour office"}', NULL),
    (10, 77, '08ab2941584823db', 1796082079082, NULL, 'claim.found', 1, 5, NULL, NULL, '{"state": "unverified", "article": 1, "speaker": "Ilse Bramwick"}', NULL),
    (11, 77, 'b812eb6693276072', 1796082079970, 1, 'article.added', 2, NULL, NULL, NULL, '{"provenance": "file"}', NULL),
    (12, 77, 'b812eb6693276072', 1796082079970, NULL, 'claim.found', 2, 6, NULL, NULL, '{"state": "unverified", "article": 2, "speaker": "the harbour office"}', NULL),
    (13, 77, 'b812eb6693276072', 1796082079970, NULL, 'claim.said_again', 2, 1, NULL, NULL, '{"article": 2, "score": 1.0}', NULL),
    (14, 77, '56bab61b2093bc12', 1796082080241, 2, 'claim.added', NULL, 7, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (15, 77, 'de0b99e1fc0a9552', 1796082080348, 3, 'claim.added', NULL, 8, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (16, 77, 'd1e2800b981f938e', 1796082080391, 3, 'claim.added', NULL, 9, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (17, 77, '471de1d8bee377b0', 1796082080420, 3, 'claim.added', NULL, 10, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (18, 77, 'bf55f249beb97790', 1796082080468, 4, 'claim.added', NULL, 11, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (19, 77, 'df76eac553efd72b', 1796082080518, 3, 'claim.wanted', NULL, 1, NULL, NULL, '{"wanted": 1}', NULL),
    (20, 77, '2ebe8037371b72df', 1796082080613, 2, 'follow.begun', NULL, NULL, NULL, NULL, '{"claim": 1}', NULL),
    (21, 77, '91e9d9fcb1cbe8c9', 1796082080670, 3, 'follow.begun', NULL, NULL, NULL, NULL, '{"speaker": "Tom Hale"}', NULL),
    (22, 77, 'b0836f1794103a50', 1796082080713, 5, 'claim.taken', NULL, 1, NULL, '{"state": "unverified"}', '{"state": "in_review", "owner": 5}', NULL),
    (23, 77, 'ee3ef1e0dc2661c2', 1796082080745, 6, 'claim.checked', NULL, 1, NULL, '{"state": "in_review"}', '{"state": "checked", "verdict": "mostly_false", "revision": 1, "speaker": "Ilse Bramwick"}', 1),
    (24, 77, 'e371dbcab597c770', 1796082080832, 2, 'dispute.opened', NULL, 1, 1, NULL, '{"dispute": 1, "kind": "verdict_wrong", "state": "open"}', 2),
    (25, 77, '940f1d7f6f5e3abc', 1796082080903, 3, 'dispute.joined', NULL, 1, 1, NULL, '{"dispute": 1, "kind": "verdict_wrong", "state": "open"}', 3),
    (26, 77, '21d4359ab8368a06', 1796082080943, 7, 'claim.corrected', NULL, 1, NULL, '{"state": "checked", "verdict": "mostly_false"}', '{"state": "checked", "verdict": "half_true", "revision": 2, "class": "rating_change"}', 4),
    (27, 77, '21d4359ab8368a06', 1796082080943, 7, 'dispute.upheld', NULL, 1, 1, '{"dispute": 1, "state": "open"}', '{"dispute": 1, "state": "upheld", "self_reviewed": false}', 4),
    (28, 77, '5bfa6164698d2e84', 1796082081010, 4, 'dispute.opened', NULL, 2, 2, NULL, '{"dispute": 2, "kind": "misquote", "state": "open"}', 5),
    (29, 77, '895baceb6c58610a', 1796082081068, 4, 'dispute.opened', NULL, 1, 3, NULL, '{"dispute": 3, "kind": "missing_context", "state": "open"}', 6),
    (30, 77, '12f47979e770e616', 1796082081134, 6, 'claim.context_added', NULL, 1, NULL, '{"state": "checked"}', '{"state": "checked"}', 7),
    (31, 77, '12f47979e770e616', 1796082081134, 6, 'dispute.upheld', NULL, 1, 3, '{"dispute": 3, "state": "open"}', '{"dispute": 3, "state": "upheld", "self_reviewed": false}', 7),
    (32, 77, 'dfccf1f95650e28e', 1796082081210, 6, 'claim.checked', NULL, 2, NULL, '{"state": "unverified"}', '{"state": "checked", "verdict": "true", "revision": 1, "speaker": "Tom Hale"}', 8),
    (33, 77, '7215e5f9707e3a91', 1796082081274, 7, 'claim.corrected', NULL, 2, NULL, '{"state": "checked", "verdict": "true"}', '{"state": "checked", "verdict": "true", "revision": 2, "class": "fact_fix"}', 9),
    (34, 77, '5a6ef1d8236e4450', 1796082081329, 5, 'claim.taken', NULL, 3, NULL, '{"state": "unverified"}', '{"state": "in_review", "owner": 5}', NULL),
    (35, 77, '3d2b53e8da8f391c', 1796082081434, 6, 'claim.dismissed', NULL, 7, NULL, '{"state": "unverified"}', '{"state": "dismissed", "dismissal": "opinion"}', NULL),
    (36, 77, '7823e9309503a700', 1796082081482, 6, 'claim.merged_in', NULL, 5, NULL, NULL, '{"from": 6}', NULL),
    (37, 77, '7823e9309503a700', 1796082081482, 6, 'claim.dismissed', NULL, 6, NULL, '{"state": "unverified"}', '{"state": "dismissed", "dismissal": "duplicate", "into": 5}', NULL),
    (38, 77, 'e639d1cc4922427e', 1796082081578, 1, 'settings.changed', NULL, NULL, NULL, '{"two_person": "off"}', '{"two_person": "on"}', NULL),
    (39, 77, '213a82f1e7507c1e', 1796082081654, 5, 'claim.proposed', NULL, 4, NULL, '{"state": "unverified"}', '{"state": "proposed", "verdict": "false"}', 11),
    (40, 77, '9c83b1e4d9a72185', 1796082081764, 1, 'settings.changed', NULL, NULL, NULL, '{"two_person": "on"}', '{"two_person": "off"}', NULL),
    (41, 77, 'ddb5e308e27d306a', 1796082081826, 6, 'claim.hidden', NULL, 8, NULL, '{"state": "unverified"}', '{"state": "unverified", "hidden": true}', 12),
    (42, 77, 'b45196aacace731b', 1796082081920, 4, 'claim.added', NULL, 12, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (43, 77, '100243b8a58eff79', 1796082081974, 6, 'member.blocked', NULL, NULL, NULL, NULL, '{"person": 8}', NULL);

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

INSERT INTO digests (id, server, day, start_at, end_at, verdict_start, verdict_end, posted, created_at) VALUES
    (1, 77, '2026-11-29', 1795909281974, 1795995681974, 1795909181974, 1795995581974, 0, 1795995681974),
    (2, 77, '2026-11-30', 1795995681974, 1796082081969, 1795995581974, 1796082081874, 1, 1796082081974);

CREATE VIRTUAL TABLE claim_search USING fts5 (
    text, quotes, speaker, scope,
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

INSERT INTO claim_search (rowid, text, quotes, speaker, scope) VALUES
    (1, 'The ferry to Norrey cost 12 million crowns in 2021', '', 'Ilse Bramwick', 's77'),
    (2, 'Passengers fell by 18 percent last year', 'Passengers fell by 18 percent last year,', 'Tom Hale', 's77'),
    (3, 'Nobody counted them before', 'Nobody counted them before,', 'Tom Hale', 's77'),
    (4, 'The ferry carries 640 people a day', '', 'the harbour office', 's77'),
    (5, 'The old pier is older than the town hall', 'The old pier is older than the town hall, Ticket prices stay as they are until the summer', 'Ilse Bramwick', 's77'),
    (6, 'Ticket prices stay as they are until the summer', '', 'the harbour office', 's77'),
    (7, 'The lighthouse at Norrey burned for three days in 1987.', '', 'Tom Hale', 's77'),
    (8, 'The island has 4,200 inhabitants.', '', '', 's77'),
    (9, 'The island of Norrey has 4,200 inhabitants now.', '', '', 's77'),
    (10, 'Rents on the island doubled between 2010 and 2020.', '', '', 's77'),
    (11, 'The school has 312 pupils.', '', '', 's77'),
    (12, 'Fares on the ferry rose by 6.5% in May, to $3 or more.', '', '', 's77');

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

INSERT INTO follows (id, server, person, claim_id, speaker_id, at) VALUES
    (1, 77, 3, 1, NULL, 1796082080518), (2, 77, 2, 1, NULL, 1796082080613), (3, 77, 3, NULL, 2, 1796082080670);

CREATE TABLE wanted (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    person   INTEGER NOT NULL REFERENCES people (id),
    server   INTEGER NOT NULL REFERENCES desks (server),
    at       INTEGER NOT NULL,
    PRIMARY KEY (claim_id, person)
) STRICT;

INSERT INTO wanted (claim_id, person, server, at) VALUES
    (1, 3, 77, 1796082080518);

CREATE TABLE article_bands (
    server     INTEGER NOT NULL REFERENCES desks (server),
    band       INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (server, band, article_id)
) STRICT, WITHOUT ROWID;

INSERT INTO article_bands (server, band, article_id) VALUES
    (77, -9160423964713498952, 1), (77, -9127419923393869425, 2), (77, -8960121126773246233, 1),
    (77, -8726358010878601507, 1), (77, -8615596187808313831, 2), (77, -8542985006550424350, 1),
    (77, -8526275273116059654, 1), (77, -8228003436574160681, 1), (77, -7935705993580716969, 1),
    (77, -7828269351732081267, 1), (77, -7625299363372925391, 2), (77, -7600779141815469390, 1),
    (77, -7431755958170117783, 1), (77, -7371129175111778753, 2), (77, -7013543265468772437, 1),
    (77, -6837271358447275468, 1), (77, -6690834289260714722, 1), (77, -6595914311711039681, 1),
    (77, -6536972406705209078, 2), (77, -6525106653123581693, 1), (77, -6510171170344914920, 2),
    (77, -6498960826919886339, 2), (77, -6298640875146955364, 2), (77, -6228859924347759172, 1),
    (77, -5989665722559987403, 2), (77, -5814412499011631387, 2), (77, -5729239752916318813, 1),
    (77, -5499399582489624156, 2), (77, -5425899944778798528, 2), (77, -5398014405278278340, 1),
    (77, -4802346783228386835, 1), (77, -4692464785666338371, 1), (77, -4629744369179351783, 1),
    (77, -4370384386087936261, 1), (77, -4069366398960725848, 2), (77, -4045969626662069705, 2),
    (77, -3962626333283619505, 1), (77, -3846299929005700168, 2), (77, -3756223435963259117, 2),
    (77, -3586654013719166028, 1), (77, -3511988388699409857, 2), (77, -3323797858143246693, 1),
    (77, -3218372736084126627, 2), (77, -3215312720864705211, 1), (77, -3120712130792757172, 2),
    (77, -3041693688170358754, 1), (77, -2901975026545027792, 1), (77, -2792030544284559131, 1),
    (77, -2743341719236266126, 1), (77, -2741755612334698863, 1), (77, -2614544203007660090, 1),
    (77, -2529032060649373332, 2), (77, -2310582429721909778, 2), (77, -2298466989271534100, 1),
    (77, -2210928714789295901, 1), (77, -2210366572985683052, 2), (77, -2104759788286505910, 2),
    (77, -1816808520558697623, 1), (77, -1780307846582245589, 2), (77, -1416190039040560668, 1),
    (77, -1069456777451898214, 1), (77, -1005312184624859517, 2), (77, -832885637072547164, 1),
    (77, -674960384091556024, 1), (77, -613457664498937235, 2), (77, -410343825806280886, 1),
    (77, -346726024248556090, 2), (77, -317331419372741953, 2), (77, -232439501793693953, 1),
    (77, -206954815490680284, 2), (77, -80373346822353994, 2), (77, 21757424405686287, 1),
    (77, 296619231523572459, 2), (77, 705521700364524244, 2), (77, 846708282743055290, 2),
    (77, 1098996958472667341, 2), (77, 1171198027261386009, 1), (77, 1405240102817051670, 1),
    (77, 1457288567652329835, 2), (77, 1712315928640035157, 2), (77, 1715425615676560997, 1),
    (77, 1772144241048166266, 2), (77, 1966904626842922704, 1), (77, 1985410207788067974, 2),
    (77, 2155045421383630999, 2), (77, 2197011815014013508, 2), (77, 2276979932887075687, 1),
    (77, 2358361173005033981, 1), (77, 2410122437607197788, 1), (77, 2598784478270324885, 2),
    (77, 2617907119180651278, 1), (77, 2956432373423695973, 1), (77, 2990129870978097976, 2),
    (77, 3124493565638255539, 2), (77, 3295015239121393790, 2), (77, 3462168025830769190, 1),
    (77, 3712734523786998091, 2), (77, 3763343512531694833, 2), (77, 3922878836256294809, 2),
    (77, 3990072131828647655, 2), (77, 4190934651768171574, 2), (77, 4428489321666848386, 1),
    (77, 4740861398001733221, 1), (77, 4856794219234987864, 1), (77, 5019818176461295321, 1),
    (77, 5213350141474478464, 2), (77, 5297812524284478033, 2), (77, 5302762230992514266, 1),
    (77, 5421114160011112915, 2), (77, 5770861117331802898, 2), (77, 5899237694572519021, 1),
    (77, 6508798021236605970, 2), (77, 6829359425762552233, 1), (77, 6858440357094675902, 2),
    (77, 6915899976051970379, 1), (77, 6960010756417324630, 2), (77, 7054167020379699435, 2),
    (77, 7337169573747049668, 1), (77, 7432889688657976643, 2), (77, 7930515043004885932, 2),
    (77, 8437256354171998650, 2), (77, 8441353749145434666, 2), (77, 8757459647462152307, 2),
    (77, 8916264470120026813, 1), (77, 8988036092617039921, 2), (77, 9048395236278221033, 1),
    (77, 9054723252457114181, 2), (77, 9160739209295443874, 1);

CREATE TABLE dispute_notes (
    id         INTEGER PRIMARY KEY,
    dispute_id INTEGER NOT NULL REFERENCES disputes (id),
    kind       TEXT    NOT NULL CHECK (kind IN ('question', 'answer')),
    person     INTEGER NOT NULL REFERENCES people (id),
    text_id    INTEGER NOT NULL REFERENCES texts (id),
    at         INTEGER NOT NULL
) STRICT;

CREATE TABLE blocks (
    server     INTEGER NOT NULL REFERENCES desks (server),
    user_id    INTEGER NOT NULL,
    blocked_by INTEGER NOT NULL REFERENCES people (id),
    at         INTEGER NOT NULL,
    PRIMARY KEY (server, user_id)
) STRICT;

INSERT INTO blocks (server, user_id, blocked_by, at) VALUES
    (77, 666, 6, 1796082081974);

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

INSERT INTO feeds (id, server, number, url, title, etag, last_modified, enabled, last_polled, last_error, failing_since, failures, next_at, added_by, added_at, removed_at) VALUES
    (1, 77, 1, 'https://paper.example.net/feed.xml', 'Norrey Paper', '"a1"', NULL, 1, 1796082081974, NULL, NULL, 0, 1796082981974, 1, 1796082081974, NULL);

CREATE TABLE feed_entries (
    feed_id INTEGER NOT NULL REFERENCES feeds (id),
    key     TEXT    NOT NULL,
    PRIMARY KEY (feed_id, key)
) STRICT, WITHOUT ROWID;

INSERT INTO feed_entries (feed_id, key) VALUES
    (1, '5f0c21aa90'), (1, '77b1e0c4d2');

CREATE INDEX jobs_due ON jobs (run_at, id) WHERE done_at IS NULL AND dead_at IS NULL;
CREATE INDEX jobs_dead ON jobs (dead_at) WHERE dead_at IS NOT NULL;
CREATE INDEX outbox_due ON outbox (run_at, id) WHERE state = 'pending';
CREATE INDEX outbox_sending ON outbox (lease_until) WHERE state = 'sending';
CREATE INDEX outbox_failed ON outbox (updated_at) WHERE state = 'failed';
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
CREATE INDEX appearances_by_claim ON appearances (claim_id);
CREATE INDEX appearances_by_home ON appearances (home_claim_id);
CREATE INDEX appearances_by_article ON appearances (article_id);
CREATE TRIGGER claims_checked_has_source BEFORE UPDATE OF state, revision_id ON claims
WHEN NEW.state = 'checked' AND NOT EXISTS (SELECT 1 FROM sources WHERE revision_id = NEW.revision_id)
BEGIN
    SELECT RAISE(ABORT, 'a checked claim needs a source');
END;
CREATE UNIQUE INDEX disputes_one_open ON disputes (claim_id, kind) WHERE state = 'open';
CREATE INDEX disputes_waiting ON disputes (server, at) WHERE state = 'open';
CREATE INDEX dispute_members_by_person ON dispute_members (person, at);
CREATE INDEX context_lines_by_claim ON context_lines (claim_id);
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
CREATE TRIGGER claim_search_insert AFTER INSERT ON claims
BEGIN
    INSERT INTO claim_search (rowid, text, quotes, speaker, scope)
    VALUES (NEW.id, NEW.text, '', coalesce((SELECT name FROM speakers WHERE id = NEW.speaker_id), ''), 's' || NEW.server);
END;
CREATE TRIGGER claim_search_update AFTER UPDATE OF text, speaker_id ON claims
WHEN OLD.text IS NOT NEW.text OR OLD.speaker_id IS NOT NEW.speaker_id
BEGIN
    UPDATE claim_search
    SET text = NEW.text, speaker = coalesce((SELECT name FROM speakers WHERE id = NEW.speaker_id), '')
    WHERE rowid = NEW.id;
END;
CREATE TRIGGER claim_search_delete AFTER DELETE ON claims
BEGIN
    DELETE FROM claim_search WHERE rowid = OLD.id;
END;
CREATE TRIGGER claim_search_quote_insert AFTER INSERT ON appearances
WHEN NOT EXISTS (SELECT 1 FROM appearances WHERE claim_id = NEW.claim_id AND quote = NEW.quote AND id <> NEW.id)
    AND NOT EXISTS (SELECT 1 FROM claims WHERE id = NEW.claim_id AND instr(lower(text), lower(NEW.quote)) > 0)
BEGIN
    UPDATE claim_search
    SET quotes = (SELECT group_concat(quote, ' ') FROM (SELECT DISTINCT quote FROM appearances WHERE claim_id = NEW.claim_id))
    WHERE rowid = NEW.claim_id;
END;
CREATE TRIGGER claim_search_quote_leave AFTER UPDATE OF quote, claim_id ON appearances
WHEN NOT EXISTS (SELECT 1 FROM appearances WHERE claim_id = OLD.claim_id AND quote = OLD.quote)
BEGIN
    UPDATE claim_search
    SET quotes = coalesce(
        (SELECT group_concat(quote, ' ') FROM (SELECT DISTINCT quote FROM appearances WHERE claim_id = OLD.claim_id)), '')
    WHERE rowid = OLD.claim_id;
END;
CREATE TRIGGER claim_search_quote_enter AFTER UPDATE OF quote, claim_id ON appearances
WHEN NOT EXISTS (SELECT 1 FROM appearances WHERE claim_id = NEW.claim_id AND quote = NEW.quote AND id <> NEW.id)
BEGIN
    UPDATE claim_search
    SET quotes = (SELECT group_concat(quote, ' ') FROM (SELECT DISTINCT quote FROM appearances WHERE claim_id = NEW.claim_id))
    WHERE rowid = NEW.claim_id;
END;
CREATE TRIGGER claim_search_quote_delete AFTER DELETE ON appearances
WHEN NOT EXISTS (SELECT 1 FROM appearances WHERE claim_id = OLD.claim_id AND quote = OLD.quote)
BEGIN
    UPDATE claim_search
    SET quotes = coalesce(
        (SELECT group_concat(quote, ' ') FROM (SELECT DISTINCT quote FROM appearances WHERE claim_id = OLD.claim_id)), '')
    WHERE rowid = OLD.claim_id;
END;
CREATE TRIGGER claim_search_speaker_update AFTER UPDATE OF name ON speakers
BEGIN
    UPDATE claim_search SET speaker = NEW.name
    WHERE rowid IN (SELECT id FROM claims WHERE speaker_id = NEW.id);
END;
CREATE INDEX follows_by_claim ON follows (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX follows_by_speaker ON follows (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX wanted_by_person ON wanted (person, at);
CREATE INDEX claims_by_demand ON claims (server, wanted DESC, worthiness DESC, number)
    WHERE state = 'unverified' AND wanted > 0;
CREATE INDEX outbox_untold ON outbox (target_user, server) WHERE kind = 'tell' AND state <> 'sent';
CREATE INDEX articles_by_first ON articles (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX articles_by_older ON articles (version_of) WHERE version_of IS NOT NULL;
CREATE INDEX article_urls_by_article ON article_urls (article_id);
CREATE INDEX dispute_notes_by_dispute ON dispute_notes (dispute_id, id);
CREATE INDEX disputes_to_remind ON disputes (at) WHERE state = 'open' AND reminded_at IS NULL;
CREATE TRIGGER claims_begin_unchecked BEFORE INSERT ON claims
WHEN NEW.state = 'checked'
BEGIN
    SELECT RAISE(ABORT, 'a claim is checked by a revision with a source, never from the start');
END;
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
CREATE INDEX intake_by_person ON intake (requested_by, created_at) WHERE requested_by IS NOT NULL;
CREATE INDEX claims_by_creator ON claims (created_by, created_at) WHERE created_by IS NOT NULL;
CREATE INDEX articles_by_person ON articles (added_by, added_at) WHERE added_by IS NOT NULL;
CREATE INDEX texts_by_author ON texts (author) WHERE author IS NOT NULL;
CREATE UNIQUE INDEX feeds_once ON feeds (server, url) WHERE removed_at IS NULL;
CREATE INDEX feeds_due ON feeds (next_at) WHERE removed_at IS NULL AND enabled = 1;
CREATE INDEX intake_of_feeds ON intake (server, id) WHERE feed_id IS NOT NULL AND stage IN ('queued', 'fetched');
