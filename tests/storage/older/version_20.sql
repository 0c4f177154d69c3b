-- A database at version 20, filled by the program of that version: its tables, its rows, then its indexes and triggers.
-- Everybody and everything in it is made up.

CREATE TABLE migrations (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

INSERT INTO migrations (version, name, sha256, applied_at) VALUES
    (1, '0001_work', '3b75296676b5f5bf5c419b1bc303fd76aeb8ce7d313432166ad86f81cd809049', 1796082072985),
    (2, '0002_desk', '28032309a06b2ced09f2090b38f958cbfd25d67f29b0bc8ce5206ca7ab183320', 1796082072995),
    (3, '0003_search', '6aa103b73e2b50dc28b6a0444829dcb6a31eadaa0f8f67509709711977ccc3c9', 1796082073004),
    (4, '0004_follows', '45d9a94d98b47129dde7a97fbe0f7ce772f0f553b69544ec804defa42a52b17f', 1796082073011),
    (5, '0005_stories', '9be811250a7aabf0f01a56866a6cce94419fc4f53b3c73dc964608a27aaed473', 1796082073020),
    (6, '0006_disputes', '6ee3c7e417fc3a2d536f83a8f316e5a9b9b1518aff49b715e658e0e230c28131', 1796082073028),
    (7, '0007_origins', 'd4fa09ddbcfc5fc4dfce60592e80f0da9f30997187ea7484031832a8e31424b2', 1796082073038),
    (8, '0008_hidden', '359c16f34d8544e0ce813e7353643878107993bef483f9dc182e8fd0083e4885', 1796082073046),
    (9, '0009_members', '8acddb09c0bc6937cfbce4e918c84a60e28f9c68d22219c1cba538c6d4d9f336', 1796082073050),
    (10, '0010_feeds', 'b9aa619e8298fd838ac860048d9d811d537fed5a9d571957d5939cbd37cf2aef', 1796082073055),
    (11, '0011_aliases', 'c9e83a304f73c6b50d2d4d4a2d54c2cbccb972735a413e1b9de3f337ed5377fe', 1796082073058),
    (12, '0012_turns', 'a686f1b5cfc802aba60da7b6c572724d2dc31ee5ac5e0cee9f9474103395cef8', 1796082073062),
    (13, '0013_memory', '41a71f20c8ec089ab5ff44a67df0b8c2f9fa5d2345d3a53ca3d9c1a34119d61d', 1796082073063),
    (14, '0014_showings', '08e59a4cc23e20a8de0c84eddac1d77c7bc798bb623243b0adcfe78471014f74', 1796082073065),
    (15, '0015_watch', '1a1008fd61ac8e412efdfdbb692fc00a377a151423253ef41032ee4ea71632dd', 1796082073066),
    (16, '0016_queue', 'f15b2a8d30dd95985b9212d56f8fbf61e96705119951e83288add7b2bde0a4af', 1796082073071),
    (17, '0017_evidence', '539769309046ec0d34fec47183c3870b68482250e4dd86d20b8e18514996c079', 1796082073081),
    (18, '0018_tallies', '75bce67dad0a5dd398ef9883ee208ff6211adb515d98972c959ace356e0cc0f0', 1796082073089),
    (19, '0019_how', '5f933e2cd6d8f06ead13503e925d3fa43bbc826abb17d892a4d1347d0e1dc998', 1796082073094),
    (20, '0020_drafts', '0e237cdcea95b722e65fd4edc772ab56f0b8010ec5f5c649cc6a415331485fd9', 1796082073097);

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
    created_at INTEGER NOT NULL, lane TEXT,
    CHECK (done_at IS NULL OR dead_at IS NULL)
) STRICT;

INSERT INTO jobs (id, kind, dedupe_key, payload, server, run_at, attempts, lease_until, leased_by, done_at, dead_at, error, created_at, lane) VALUES
    (1, 'read', 'read:1', '{"intake": 1}', 77, 1796082073490, 0, NULL, NULL, 1796082074271, NULL, NULL, 1796082073490, 'read:1'),
    (2, 'read', 'read:2', '{"intake": 2}', 77, 1796082074341, 0, NULL, NULL, 1796082075149, NULL, NULL, 1796082074341, 'read:1'),
    (3, 'title', 'title:1', '{"source": 1}', 77, 1796082075857, 0, NULL, NULL, NULL, NULL, NULL, 1796082075857, NULL),
    (4, 'title', 'title:2', '{"source": 2}', 77, 1796082075965, 0, NULL, NULL, NULL, NULL, NULL, 1796082075965, NULL),
    (5, 'title', 'title:3', '{"source": 3}', 77, 1796082076166, 0, NULL, NULL, NULL, NULL, NULL, 1796082076166, NULL),
    (6, 'title', 'title:4', '{"source": 4}', 77, 1796082076225, 0, NULL, NULL, NULL, NULL, NULL, 1796082076225, NULL),
    (7, 'ingest', 'ingest:77:3', '{"intake":3}', 77, 1796082076735, 0, NULL, NULL, NULL, NULL, NULL, 1796082076735, NULL),
    (8, 'title', 'title:99', '{"source":99}', 77, 1796082076735, 5, NULL, NULL, NULL, 1796082076744, 'The page could not be read.', 1796082076735, NULL);

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
    (3, 77, 'post', 'verdict:77:1:e82315210d701b5a', 502, NULL, NULL, '{"render": "verdict", "claim": 1}', 'sent', '8efbe7cd3c560bb1f4c0b8cd', 1796082675857, 1, NULL, 0, 1, NULL, 90010, 1796082076735, NULL, 1796082075857, 1796082076735),
    (4, 77, 'tell', 'tell:e82315210d701b5a:owner:1:21', NULL, NULL, 21, '{"render": "told", "text": "#1 is checked: mostly false, by another moderator."}', 'pending', 'af76e7b059b7f205c931e044', 1796082075857, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082075857, 1796082075857),
    (5, 77, 'post', 'dispute:77:1', 503, NULL, NULL, '{"render": "dispute", "dispute": 1}', 'pending', '3bd5f9aa5f2b039570f6e5ae', 1796082075902, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082075902, 1796082075902),
    (6, 77, 'tell', 'follow:77:1:12:4d56edd27b946af4', NULL, NULL, 12, '{"render": "followed", "text": "#1 is corrected: was mostly false, now half true. \u201cThe ferry to Norrey cost 12 million crowns in 2021\u201d Why: The pier was counted by mistake; it is 14 million.", "follow": 1}', 'pending', '50f21b3e4e7e0937b99687aa', 1796082075965, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082075965, 1796082075965),
    (7, 77, 'tell', 'follow:77:1:11:4d56edd27b946af4', NULL, NULL, 11, '{"render": "followed", "text": "#1 is corrected: was mostly false, now half true. \u201cThe ferry to Norrey cost 12 million crowns in 2021\u201d Why: The pier was counted by mistake; it is 14 million.", "follow": 2}', 'pending', '2bab387d927d5e81c9bce119', 1796082075965, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082075965, 1796082075965),
    (8, 77, 'tell', 'tell:4d56edd27b946af4:dispute:1:11', NULL, NULL, 11, '{"render": "told", "text": "Your dispute 1 of #1 was upheld: The pier was counted by mistake; it is 14 million."}', 'pending', 'ba38409f9170526cc0957541', 1796082075965, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082075965, 1796082075965),
    (9, 77, 'tell', 'tell:4d56edd27b946af4:dispute:1:12', NULL, NULL, 12, '{"render": "told", "text": "Your dispute 1 of #1 was upheld: The pier was counted by mistake; it is 14 million."}', 'pending', '0941bfc0b273057f9db8cbfb', 1796082075965, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082075965, 1796082075965),
    (10, 77, 'post', 'dispute:77:2', 503, NULL, NULL, '{"render": "dispute", "dispute": 2}', 'pending', 'fc0507d73b0594d383f7476e', 1796082076021, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082076021, 1796082076021),
    (11, 77, 'post', 'dispute:77:3', 503, NULL, NULL, '{"render": "dispute", "dispute": 3}', 'pending', 'ea6f099fcf13703ca8b95da9', 1796082076066, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082076066, 1796082076066),
    (12, 77, 'tell', 'tell:e63b9cbdb10c8f71:dispute:3:13', NULL, NULL, 13, '{"render": "told", "text": "Your dispute 3 of #1 was upheld: True, and worth a line on the card for readers."}', 'pending', '122449bf4b63f689f5621c99', 1796082076116, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082076116, 1796082076116),
    (14, 77, 'post', 'verdict:77:2:0c69e8aecab93b9e', 502, NULL, NULL, '{"render": "verdict", "claim": 2}', 'failed', '4183d8764ae543aed336d19d', 1796082676166, 5, NULL, 0, 1, NULL, NULL, NULL, 'Missing permissions', 1796082076166, 1796082076166),
    (15, 77, 'tell', 'follow:77:2:12:357bf7ea4aad2241', NULL, NULL, 12, '{"render": "followed", "text": "#2 is corrected: fact fix. \u201cPassengers fell by 18 percent last year\u201d Why: The count was of another year; same result.", "follow": 3}', 'pending', '5dd7d6e881fda0706b6e94da', 1796082076225, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082076225, 1796082076225);

CREATE TABLE desks (
    server       INTEGER PRIMARY KEY,
    next_claim   INTEGER NOT NULL DEFAULT 1,
    next_article INTEGER NOT NULL DEFAULT 1,
    next_dispute INTEGER NOT NULL DEFAULT 1,
    created_at   INTEGER NOT NULL,
    deleting_at  INTEGER
, next_feed INTEGER NOT NULL DEFAULT 1) STRICT;

INSERT INTO desks (server, next_claim, next_article, next_dispute, created_at, deleting_at, next_feed) VALUES
    (77, 12, 3, 4, 1796082073128, NULL, 2);

CREATE TABLE settings (
    server     INTEGER NOT NULL REFERENCES desks (server),
    key        TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (server, key)
) STRICT;

INSERT INTO settings (server, key, value, updated_at) VALUES
    (77, 'timezone', 'Europe/Berlin', 1796082073128), (77, 'digest_channel', '501', 1796082073158),
    (77, 'verdict_channel', '502', 1796082073269), (77, 'review_channel', '503', 1796082073350),
    (77, 'digest_time', '07:30', 1796082073429), (77, 'two_person', 'off', 1796082076604);

CREATE TABLE people (
    id      INTEGER PRIMARY KEY,
    server  INTEGER NOT NULL REFERENCES desks (server),
    user_id INTEGER, closed_at INTEGER, by_direct_message INTEGER NOT NULL DEFAULT 0 CHECK (by_direct_message IN (0, 1)),
    UNIQUE (server, user_id)
) STRICT;

INSERT INTO people (id, server, user_id, closed_at, by_direct_message) VALUES
    (1, 77, 0, NULL, 0), (2, 77, 11, NULL, 0), (3, 77, 12, NULL, 0), (4, 77, 13, 1796082076735, 0),
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

"The old pier is older than the town hall," Bramwick said.', '495699b800bec508fec4b3d3a002b1679df48ce9b0008ba5e9f52e090c2f2c33', 1, 1796082074271, NULL, NULL, NULL, NULL, NULL),
    (2, 77, 2, NULL, NULL, NULL, 'The ferry again', NULL, NULL, NULL, 'en', 'file', 'The ferry again

Ticket prices stay as they are until the summer, the harbour office said.

Mayor Ilse Bramwick said the ferry to Norrey cost 12 million crowns in 2021.', '919dd7b7a42c68206145adc86047958bf2d8edc54be0851d5dce81551e8cca18', 1, 1796082075149, NULL, NULL, NULL, NULL, NULL);

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
    (1, 77, 'file', 'done', NULL, NULL, 'tram.txt', NULL, NULL, NULL, NULL, 1, 1, 0, NULL, NULL, NULL, NULL, NULL, 1796082073490, 1796082074271, NULL),
    (2, 77, 'file', 'done', NULL, NULL, 'repeat.txt', NULL, NULL, NULL, NULL, 1, 2, 0, NULL, NULL, NULL, NULL, NULL, 1796082074341, 1796082075149, NULL),
    (3, 77, 'feed', 'queued', 'https://paper.example.net/pier', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, 1796082076735, 1796082076735, 1),
    (4, 77, 'fetched', 'failed', 'https://paper.example.net/gone', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, 0, NULL, 504, 9001, NULL, NULL, 1796082076735, 1796082076735, NULL);

CREATE TABLE speakers (
    id         INTEGER PRIMARY KEY,
    server     INTEGER NOT NULL REFERENCES desks (server),
    name       TEXT    NOT NULL,
    folded     TEXT    NOT NULL,
    created_at INTEGER NOT NULL, alias_of INTEGER REFERENCES speakers (id),
    UNIQUE (server, folded)
) STRICT;

INSERT INTO speakers (id, server, name, folded, created_at, alias_of) VALUES
    (1, 77, 'Ilse Bramwick', 'ilse bramwick', 1796082074271, NULL),
    (2, 77, 'Tom Hale', 'tom hale', 1796082074271, NULL),
    (3, 77, 'the harbour office', 'the harbour office', 1796082074271, NULL);

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
    updated_at            INTEGER NOT NULL, wanted INTEGER NOT NULL DEFAULT 0, hidden_at INTEGER, accepted INTEGER NOT NULL DEFAULT 0 CHECK (accepted IN (0, 1)), queued_at INTEGER NOT NULL DEFAULT 0, lapsed_at INTEGER,
    UNIQUE (server, number),
    CHECK ((state = 'checked') = (verdict IS NOT NULL)),
    CHECK ((state = 'checked') = (revision_id IS NOT NULL)),
    CHECK ((state = 'dismissed') = (dismissal IS NOT NULL)),
    CHECK ((dismissal = 'duplicate') = (duplicate_of IS NOT NULL) OR dismissal IS NULL AND duplicate_of IS NULL),
    CHECK ((state = 'in_review') = (owner IS NOT NULL)),
    CHECK ((owner IS NULL) = (owner_until IS NULL))
) STRICT;

INSERT INTO claims (id, server, number, text, norm, speaker_id, speaker_confidence, attribution_confirmed, kind, confidence, worthiness, reasons, state, verdict, revision_id, owner, owner_until, dismissal, duplicate_of, said, open_disputes, created_by, created_at, updated_at, wanted, hidden_at, accepted, queued_at, lapsed_at) VALUES
    (1, 77, 1, 'The ferry to Norrey cost 12 million crowns in 2021', 'the ferry to norrey cost 12 million crowns in 2021', 1, 0.66, 1, 'indirect', 0.98, 0.970359, '["number", "date", "past event"]', 'checked', 'half_true', 2, NULL, NULL, NULL, NULL, 2, 0, NULL, 1796082074271, 1796082075965, 1, NULL, 0, 1796082075684, NULL),
    (2, 77, 2, 'Passengers fell by 18 percent last year', 'passengers fell by 18 percent last year', 2, 0.79, 1, 'direct', 1.0, 0.984259, '["number", "comparison", "date", "past event"]', 'checked', 'true', 4, NULL, NULL, NULL, NULL, 1, 1, NULL, 1796082074271, 1796082076225, 0, NULL, 0, 1796082074271, NULL),
    (3, 77, 3, 'The ferry carries 640 people a day', 'the ferry carries 640 people a day', 3, 0.69, 0, 'indirect', 1.0, 0.83614, '["number"]', 'in_review', NULL, NULL, 5, 1796341276269, NULL, NULL, 1, 0, NULL, 1796082074271, 1796082076269, 0, NULL, 0, 1796082074271, NULL),
    (4, 77, 4, 'The old pier is older than the town hall', 'the old pier is older than the town hall', 1, 0.95, 0, 'direct', 1.0, 0.411159, '["comparison"]', 'proposed', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, NULL, 1796082074271, 1796082076536, 0, NULL, 0, 1796082074271, NULL),
    (5, 77, 5, 'Ticket prices stay as they are until the summer', 'ticket prices stay as they are until the summer', 3, 0.7, 0, 'indirect', 1.0, 0.693346, '[]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 2, 0, NULL, 1796082075149, 1796082075149, 0, NULL, 0, 1796082075149, NULL),
    (6, 77, 6, 'The lighthouse at Norrey burned for three days in 1987.', 'the lighthouse at norrey burned for three days in 1987', 2, 1.0, 0, 'manual', 1.0, 0.811964, '["number", "date", "past event", "added by hand"]', 'dismissed', NULL, NULL, NULL, NULL, 'duplicate', 5, 0, 0, 2, 1796082075321, 1796082076431, 0, NULL, 0, 1796082075321, NULL),
    (7, 77, 7, 'The island has 4,200 inhabitants.', 'the island has 4_200 inhabitants', NULL, 0.0, 0, 'manual', 1.0, 0.863131, '["number", "past event", "added by hand"]', 'dismissed', NULL, NULL, NULL, NULL, 'opinion', NULL, 1, 0, 3, 1796082075410, 1796082076340, 0, NULL, 0, 1796082075410, NULL),
    (8, 77, 8, 'The island of Norrey has 4,200 inhabitants now.', 'the island of norrey has 4_200 inhabitants now', NULL, 0.0, 0, 'manual', 1.0, 0.91299, '["number", "past event", "added by hand"]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, 3, 1796082075484, 1796082076628, 0, 1796082076628, 0, 1796082075484, NULL),
    (9, 77, 9, 'Rents on the island doubled between 2010 and 2020.', 'rents on the island doubled between 2010 and 2020', NULL, 0.0, 0, 'manual', 1.0, 0.947775, '["number", "comparison", "date", "past event", "added by hand"]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, 3, 1796082075565, 1796082075565, 0, NULL, 0, 1796082075565, NULL),
    (10, 77, 10, 'The school has 312 pupils.', 'the school has 312 pupils', NULL, 0.0, 0, 'manual', 1.0, 0.88982, '["number", "past event", "added by hand"]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, 4, 1796082075621, 1796082075621, 0, NULL, 0, 1796082075621, NULL),
    (11, 77, 11, 'Fares on the ferry rose by 6.5% in May, to $3 or more.', 'fares on the ferry rose by 6_5 in may to 3 or more', NULL, 0.0, 0, 'manual', 1.0, 0.977596, '["number", "prediction", "comparison", "past event", "public money", "added by hand"]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, 4, 1796082076681, 1796082076681, 0, NULL, 0, 1796082076681, NULL);

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
, how TEXT) STRICT;

INSERT INTO appearances (id, claim_id, home_claim_id, article_id, provenance, kind, quote, content, cue, source, mention, speaker_id, speaker_confidence, confidence, score, url, domain, published_at, created_at, how) VALUES
    (1, 1, 1, 1, 'file', 'indirect', 'the ferry to Norrey cost 12 million crowns in 2021', '[[65, 115]]', '[[60, 64]]', '[[40, 59]]', 'Mayor Ilse Bramwick', 1, 0.66, 0.98, NULL, NULL, NULL, NULL, 1796082074271, 'named beside the cue'),
    (2, 2, 2, 1, 'file', 'direct', 'Passengers fell by 18 percent last year', '[[119, 158]]', '[[161, 165]]', '[[166, 185]]', 'Councillor Tom Hale', 2, 0.79, 1.0, NULL, NULL, NULL, NULL, 1796082074271, 'named beside the cue'),
    (3, 3, 3, 1, 'file', 'indirect', 'the ferry carries 640 people a day', '[[261, 295]]', '[[228, 240]]', '[[241, 259]]', 'the harbour office', 3, 0.69, 1.0, NULL, NULL, NULL, NULL, 1796082074271, 'as the text says it'),
    (4, 4, 4, 1, 'file', 'direct', 'The old pier is older than the town hall', '[[299, 339]]', '[[351, 355]]', '[[342, 350]]', 'Bramwick', 1, 0.95, 1.0, NULL, NULL, NULL, NULL, 1796082074271, 'last name of Ilse Bramwick'),
    (5, 5, 5, 2, 'file', 'indirect', 'Ticket prices stay as they are until the summer', '[[17, 64]]', '[[85, 89]]', '[[66, 84]]', 'the harbour office', 3, 0.7, 1.0, NULL, NULL, NULL, NULL, 1796082075149, 'as the text says it'),
    (6, 1, 1, 2, 'file', 'indirect', 'the ferry to Norrey cost 12 million crowns in 2021', '[[117, 167]]', '[[112, 116]]', '[[92, 111]]', 'Mayor Ilse Bramwick', 1, 0.95, 0.97, 1.0, NULL, NULL, NULL, 1796082075149, 'named beside the cue'),
    (7, 5, 6, NULL, 'manual', 'manual', 'The lighthouse at Norrey burned for three days in 1987.', '[]', '[]', NULL, 'Tom Hale', 2, 1.0, 1.0, NULL, 'https://paper.example.net/light', 'example.net', NULL, 1796082075321, NULL),
    (8, 7, 7, NULL, 'manual', 'manual', 'The island has 4,200 inhabitants.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082075410, NULL),
    (9, 8, 8, NULL, 'manual', 'manual', 'The island of Norrey has 4,200 inhabitants now.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082075484, NULL),
    (10, 9, 9, NULL, 'manual', 'manual', 'Rents on the island doubled between 2010 and 2020.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082075565, NULL),
    (11, 10, 10, NULL, 'manual', 'manual', 'The school has 312 pupils.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082075621, NULL),
    (12, 11, 11, NULL, 'manual', 'manual', 'Fares on the ferry rose by 6.5% in May, to $3 or more.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082076681, NULL);

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
    voided_at    INTEGER, as_of TEXT, look_again TEXT, reminded_at INTEGER,
    UNIQUE (claim_id, number)
) STRICT;

INSERT INTO revisions (id, claim_id, number, verdict, class, rationale_id, by, proposed_by, at, voided_at, as_of, look_again, reminded_at) VALUES
    (1, 1, 1, 'mostly_false', NULL, 1, 6, NULL, 1796082075857, NULL, NULL, NULL, NULL),
    (2, 1, 2, 'half_true', 'rating_change', 4, 7, NULL, 1796082075965, NULL, NULL, NULL, NULL),
    (3, 2, 1, 'true', NULL, 8, 6, NULL, 1796082076166, NULL, '2025-01-31', '2026-06-01', NULL),
    (4, 2, 2, 'true', 'fact_fix', 10, 7, NULL, 1796082076225, NULL, '2025-01-31', '2026-06-01', NULL);

CREATE TABLE sources (
    id          INTEGER PRIMARY KEY,
    revision_id INTEGER NOT NULL REFERENCES revisions (id),
    position    INTEGER NOT NULL,
    url         TEXT    NOT NULL,
    stance      TEXT    NOT NULL CHECK (stance IN ('supports', 'refutes', 'context')), title TEXT, archive TEXT,
    UNIQUE (revision_id, position)
) STRICT;

INSERT INTO sources (id, revision_id, position, url, stance, title, archive) VALUES
    (1, 1, 0, 'https://data.example.org/ferry-2021', 'refutes', NULL, NULL),
    (2, 2, 0, 'https://data.example.org/ferry-2021', 'context', NULL, NULL),
    (3, 3, 0, 'https://data.example.org/ferry-2021', 'supports', NULL, NULL),
    (4, 4, 0, 'https://data.example.org/ferry-2021', 'supports', NULL, NULL);

CREATE TABLE proposals (
    claim_id     INTEGER PRIMARY KEY REFERENCES claims (id),
    verdict      TEXT    NOT NULL CHECK (verdict IN ('true', 'mostly_true', 'half_true', 'mostly_false', 'false', 'unverifiable')),
    sources      TEXT    NOT NULL,
    rationale_id INTEGER NOT NULL REFERENCES texts (id),
    speaker      TEXT,
    by           INTEGER NOT NULL REFERENCES people (id),
    at           INTEGER NOT NULL
, as_of TEXT, look_again TEXT) STRICT;

INSERT INTO proposals (claim_id, verdict, sources, rationale_id, speaker, by, at, as_of, look_again) VALUES
    (4, 'false', '[["https://data.example.org/pier-age", "refutes", null]]', 11, NULL, 5, 1796082076536, NULL, NULL);

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
    (1, 77, 1, 1, 'verdict_wrong', 'upheld', 1796082075902, 7, 1796082075965, 4, 0, NULL),
    (2, 77, 2, 2, 'misquote', 'open', 1796082076021, NULL, NULL, NULL, 0, NULL),
    (3, 77, 3, 1, 'missing_context', 'upheld', 1796082076066, 6, 1796082076116, 7, 0, NULL);

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
    (1, 2, 0, 2, 'https://data.example.org/pier', NULL, NULL, 1796082075902, NULL),
    (1, 3, 1, 3, 'https://data.example.org/town', NULL, NULL, 1796082075940, NULL),
    (2, 4, 0, 5, NULL, NULL, NULL, 1796082076021, NULL), (3, 4, 0, 6, NULL, NULL, NULL, 1796082076066, NULL);

CREATE TABLE context_lines (
    id       INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    text_id  INTEGER NOT NULL REFERENCES texts (id),
    at       INTEGER NOT NULL
) STRICT;

INSERT INTO context_lines (id, claim_id, text_id, at) VALUES
    (1, 1, 7, 1796082076116);

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
    (1, 77, '75f720ef3415adfc', 1796082073128, 1, 'settings.changed', NULL, NULL, NULL, '{"timezone": "UTC"}', '{"timezone": "Europe/Berlin"}', NULL),
    (2, 77, 'a02a027f2889af71', 1796082073158, 1, 'settings.changed', NULL, NULL, NULL, '{"digest_channel": ""}', '{"digest_channel": "501"}', NULL),
    (3, 77, 'f82d0221e32693b5', 1796082073269, 1, 'settings.changed', NULL, NULL, NULL, '{"verdict_channel": ""}', '{"verdict_channel": "502"}', NULL),
    (4, 77, '973c1519be67d749', 1796082073350, 1, 'settings.changed', NULL, NULL, NULL, '{"review_channel": ""}', '{"review_channel": "503"}', NULL),
    (5, 77, '649fc7df3fe34b6e', 1796082073429, 1, 'settings.changed', NULL, NULL, NULL, '{"digest_time": "09:00"}', '{"digest_time": "07:30"}', NULL),
    (6, 77, '121eebbb1ded2a37', 1796082074271, 1, 'article.added', 1, NULL, NULL, NULL, '{"provenance": "file"}', NULL),
    (7, 77, '121eebbb1ded2a37', 1796082074271, NULL, 'claim.found', 1, 1, NULL, NULL, '{"state": "unverified", "article": 1, "speaker": "Ilse Bramwick"}', NULL),
    (8, 77, '121eebbb1ded2a37', 1796082074271, NULL, 'claim.found', 1, 2, NULL, NULL, '{"state": "unverified", "article": 1, "speaker": "Tom Hale"}', NULL),
    (9, 77, '121eebbb1ded2a37', 1796082074271, NULL, 'claim.found', 1, 3, NULL, NULL, '{"state": "unverified", "article": 1, "speaker": "the harbour office"}', NULL),
    (10, 77, '121eebbb1ded2a37', 1796082074271, NULL, 'claim.found', 1, 4, NULL, NULL, '{"state": "unverified", "article": 1, "speaker": "Ilse Bramwick"}', NULL),
    (11, 77, 'e402701666df47a3', 1796082075149, 1, 'article.added', 2, NULL, NULL, NULL, '{"provenance": "file"}', NULL),
    (12, 77, 'e402701666df47a3', 1796082075149, NULL, 'claim.found', 2, 5, NULL, NULL, '{"state": "unverified", "article": 2, "speaker": "the harbour office"}', NULL),
    (13, 77, 'e402701666df47a3', 1796082075149, NULL, 'claim.said_again', 2, 1, NULL, NULL, '{"article": 2, "score": 1.0}', NULL),
    (14, 77, '3a8c7de698c6aa22', 1796082075321, 2, 'claim.added', NULL, 6, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (15, 77, 'f17538866597f7f4', 1796082075410, 3, 'claim.added', NULL, 7, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (16, 77, 'd4cffbcf4eb5004c', 1796082075484, 3, 'claim.added', NULL, 8, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (17, 77, 'f84910755648135c', 1796082075565, 3, 'claim.added', NULL, 9, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (18, 77, 'b5d4d80ae5d72861', 1796082075621, 4, 'claim.added', NULL, 10, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (19, 77, 'e4a69cb93031fe15', 1796082075684, 3, 'claim.wanted', NULL, 1, NULL, NULL, '{"wanted": 1}', NULL),
    (20, 77, '4a540781b29e344e', 1796082075719, 2, 'follow.begun', NULL, NULL, NULL, NULL, '{"claim": 1}', NULL),
    (21, 77, 'b19a4bdc8b1c14d5', 1796082075755, 3, 'follow.begun', NULL, NULL, NULL, NULL, '{"speaker": "Tom Hale"}', NULL),
    (22, 77, '39104fb1ff723553', 1796082075809, 5, 'claim.taken', NULL, 1, NULL, '{"state": "unverified"}', '{"state": "in_review", "owner": 5}', NULL),
    (23, 77, 'e82315210d701b5a', 1796082075857, 6, 'claim.checked', NULL, 1, NULL, '{"state": "in_review"}', '{"state": "checked", "verdict": "mostly_false", "revision": 1, "speaker": "Ilse Bramwick"}', 1),
    (24, 77, '659159c3b942b791', 1796082075902, 2, 'dispute.opened', NULL, 1, 1, NULL, '{"dispute": 1, "kind": "verdict_wrong", "state": "open"}', 2),
    (25, 77, 'cb66e9b8524338dd', 1796082075940, 3, 'dispute.joined', NULL, 1, 1, NULL, '{"dispute": 1, "kind": "verdict_wrong", "state": "open"}', 3),
    (26, 77, '4d56edd27b946af4', 1796082075965, 7, 'claim.corrected', NULL, 1, NULL, '{"state": "checked", "verdict": "mostly_false"}', '{"state": "checked", "verdict": "half_true", "revision": 2, "class": "rating_change"}', 4),
    (27, 77, '4d56edd27b946af4', 1796082075965, 7, 'dispute.upheld', NULL, 1, 1, '{"dispute": 1, "state": "open"}', '{"dispute": 1, "state": "upheld", "self_reviewed": false}', 4),
    (28, 77, '87f027e4784395c1', 1796082076021, 4, 'dispute.opened', NULL, 2, 2, NULL, '{"dispute": 2, "kind": "misquote", "state": "open"}', 5),
    (29, 77, 'e3d7b2f9459f9cc4', 1796082076066, 4, 'dispute.opened', NULL, 1, 3, NULL, '{"dispute": 3, "kind": "missing_context", "state": "open"}', 6),
    (30, 77, 'e63b9cbdb10c8f71', 1796082076116, 6, 'claim.context_added', NULL, 1, NULL, '{"state": "checked"}', '{"state": "checked"}', 7),
    (31, 77, 'e63b9cbdb10c8f71', 1796082076116, 6, 'dispute.upheld', NULL, 1, 3, '{"dispute": 3, "state": "open"}', '{"dispute": 3, "state": "upheld", "self_reviewed": false}', 7),
    (32, 77, '0c69e8aecab93b9e', 1796082076166, 6, 'claim.checked', NULL, 2, NULL, '{"state": "unverified"}', '{"state": "checked", "verdict": "true", "revision": 1, "speaker": "Tom Hale"}', 8),
    (33, 77, '357bf7ea4aad2241', 1796082076225, 7, 'claim.corrected', NULL, 2, NULL, '{"state": "checked", "verdict": "true"}', '{"state": "checked", "verdict": "true", "revision": 2, "class": "fact_fix"}', 9),
    (34, 77, 'ceb9142675e6b5bb', 1796082076269, 5, 'claim.taken', NULL, 3, NULL, '{"state": "unverified"}', '{"state": "in_review", "owner": 5}', NULL),
    (35, 77, 'a92ca59303e27aad', 1796082076340, 6, 'claim.dismissed', NULL, 7, NULL, '{"state": "unverified"}', '{"state": "dismissed", "dismissal": "opinion"}', NULL),
    (36, 77, '00842810be2f827d', 1796082076431, 6, 'claim.merged_in', NULL, 5, NULL, NULL, '{"from": 6}', NULL),
    (37, 77, '00842810be2f827d', 1796082076431, 6, 'claim.dismissed', NULL, 6, NULL, '{"state": "unverified"}', '{"state": "dismissed", "dismissal": "duplicate", "into": 5}', NULL),
    (38, 77, '88bb5e329d4643ae', 1796082076484, 1, 'settings.changed', NULL, NULL, NULL, '{"two_person": "off"}', '{"two_person": "on"}', NULL),
    (39, 77, '802205c3f3239552', 1796082076536, 5, 'claim.proposed', NULL, 4, NULL, '{"state": "unverified"}', '{"state": "proposed", "verdict": "false"}', 11),
    (40, 77, '4a240725d3e75e05', 1796082076604, 1, 'settings.changed', NULL, NULL, NULL, '{"two_person": "on"}', '{"two_person": "off"}', NULL),
    (41, 77, '5d243d42aef65545', 1796082076628, 6, 'claim.hidden', NULL, 8, NULL, '{"state": "unverified"}', '{"state": "unverified", "hidden": true}', 12),
    (42, 77, '31376d8a7628c610', 1796082076681, 4, 'claim.added', NULL, 11, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (43, 77, '1b1331d808804b43', 1796082076735, 6, 'member.blocked', NULL, NULL, NULL, NULL, '{"person": 8}', NULL);

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
    (1, 77, '2026-11-29', 1795909276735, 1795995676735, 1795909176735, 1795995576735, 0, 1795995676735),
    (2, 77, '2026-11-30', 1795995676735, 1796082076730, 1795995576735, 1796082076635, 1, 1796082076735);

CREATE VIRTUAL TABLE claim_search USING fts5 (
    text, quotes, speaker, scope,
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

INSERT INTO claim_search (rowid, text, quotes, speaker, scope) VALUES
    (1, 'The ferry to Norrey cost 12 million crowns in 2021', '', 'Ilse Bramwick', 's77'),
    (2, 'Passengers fell by 18 percent last year', '', 'Tom Hale', 's77'),
    (3, 'The ferry carries 640 people a day', '', 'the harbour office', 's77'),
    (4, 'The old pier is older than the town hall', '', 'Ilse Bramwick', 's77'),
    (5, 'Ticket prices stay as they are until the summer', 'Ticket prices stay as they are until the summer The lighthouse at Norrey burned for three days in 1987.', 'the harbour office', 's77'),
    (6, 'The lighthouse at Norrey burned for three days in 1987.', '', 'Tom Hale', 's77'),
    (7, 'The island has 4,200 inhabitants.', '', '', 's77'),
    (8, 'The island of Norrey has 4,200 inhabitants now.', '', '', 's77'),
    (9, 'Rents on the island doubled between 2010 and 2020.', '', '', 's77'),
    (10, 'The school has 312 pupils.', '', '', 's77'),
    (11, 'Fares on the ferry rose by 6.5% in May, to $3 or more.', '', '', 's77');

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
    (1, 77, 3, 1, NULL, 1796082075684), (2, 77, 2, 1, NULL, 1796082075719), (3, 77, 3, NULL, 2, 1796082075755);

CREATE TABLE wanted (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    person   INTEGER NOT NULL REFERENCES people (id),
    server   INTEGER NOT NULL REFERENCES desks (server),
    at       INTEGER NOT NULL,
    PRIMARY KEY (claim_id, person)
) STRICT;

INSERT INTO wanted (claim_id, person, server, at) VALUES
    (1, 3, 77, 1796082075684);

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
    (77, 666, 6, 1796082076735);

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
    (1, 77, 1, 'https://paper.example.net/feed.xml', 'Norrey Paper', '"a1"', NULL, 1, 1796082076735, NULL, NULL, 0, 1796082976735, 1, 1796082076735, NULL);

CREATE TABLE feed_entries (
    feed_id INTEGER NOT NULL REFERENCES feeds (id),
    key     TEXT    NOT NULL,
    PRIMARY KEY (feed_id, key)
) STRICT, WITHOUT ROWID;

INSERT INTO feed_entries (feed_id, key) VALUES
    (1, '5f0c21aa90'), (1, '77b1e0c4d2');

CREATE TABLE claim_vectors (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    claim_id INTEGER NOT NULL UNIQUE REFERENCES claims (id),
    server   INTEGER NOT NULL REFERENCES desks (server),
    version  TEXT    NOT NULL,
    vector   BLOB    NOT NULL
) STRICT;

INSERT INTO claim_vectors (seq, claim_id, server, version, vector) VALUES
    (1, 1, 77, 'a207dea3de8b', X'191721E5B2D8CD17FB0DE8B415EDC315F4EFEAFF231BB2B91917D6FE270123F58BC41E3326F6E2110108B31BDCF5DE0002101BFD0D94CFF5FFF71D3926F31C010A2A15F5CDC915C80EA007112410EC0BCDE6DAFE240C20F9283030E31815BA07F9241122FE53D3DAD71B0DDFF000FBE5E80BE61AD8F643CB1DDCCE35B63E0B00D0320DBBE2072272F5DA3DEC01C4EAB633E5F8AE103638FDFAE5E8B15500ECD02EE4FE1D0AF7DFEBC20C0FFAC9FE5111F9F1FEF99C45EEE3D2EF0F0EF11B7FF928341AF802C41621210D1E0820C35713E746F5157ED70EF9F10234FAC6D727003CE41DCF0006292BE4E7AE322F21DCCF5B2E0CD9170B165DE731DFB9FD0F4B19F1E0F52D432422F5AEE02113DFF4FC005D331117CC07DD3326F1FAE02514E6E6120013E3FDD0C6F0D4BDCA1F340144E0DB0F151516CA70C9061DEDEED3FF35002C14141FF0F42333A538390FB4E3CE1301FDF5AC0012C7E3C4C050273CA71AE011FD2C05F02EE4F3CE1FD82B2624A12E05D8201908500D43D21AF46A04AFFEEF0D389F3A'),
    (2, 2, 77, 'a207dea3de8b', X'58F862302A17F242D61242280C31D13508FBADF1AADDCF02F6E2F9F9F31E0B37F4E4F1ED2BED26E8F9EDDDFB24E50047355BFD135D02D1CAB307080E352101F71FF613B8F73D09F9CAF7F5F227FD320502E4D30AF0E83C0EA825FB25621C0226D9E31824ED5C04FCCAD322E7012221311927D7DDE015D617EF4D094EFEE22400FCC7030D0F8590F7F1FBAABB039C5012F100D7DFC60C1FFB0D14E1040BF6EA43F6CFBCFB2540E5D0B9E7EE1FEECCF5C3E151AAF8F7D9C50411043901F4352EBDECEC4DCEE137EF1CE400240D0CCE3F101B123981440728FC1AF0F7B107053300D149FBE001D208EFF92CD6FCF64E2A153BEEF1D3F915D04505222911F584E6F7050BFD00D732CEC01D07F723F9FF26E51DF613E3FD4140524800D5FFEDEE0EE7FCE5F3DB0DFD5615F4030CF7EB4F080144D8F0EAF40819C2B83FDAFCD3E1BA00221FE4181ED31E25CA180BE1F20DD7EAC44100F10848DD202217FA11DDCCECE814C8EFFB1F081FCDFEFE01063C0BEB4208D7FEA3EB5B0BD3CE19ECD5C2FDD928899DA33A'),
    (3, 3, 77, 'a207dea3de8b', X'32191A02ADF51BEEBEE6F9ED05FAC0F2F4DCF209F3DAE2D8EE2018E40EE2CB01C5EA0E42F0DC01F40206002F09FAFD18132F143C1519ECC6CEDB0435110B04D50DEBE3FDDCEDDF160B3133C9E514EC13F8E3E5472EFFDF35EA231721201CDF28C233041D253F03EAAF07050FD9C410132916F2F4F8FA13103BEE200AE0602100C90C311D09D2F92507DDD4D505FDEDD12D17EBC1410AFAD9D113FE1F46133DE402051EEB24FBEBEDE0020D3FC32945D1C23719D5BF26FAF8EDF90435EB025C1F312221E80126350F19FAF01C23D3034FB922FD005FF8EAFCF6ED0A07DEDEDF00082300E4FCDA53FEF725A2F7323BFED33C1712F9C7E8FC650F20CFCD25F934C905F4D8232D7F1F3608AC15DCD53E15DFED0D2629D7172505F0F2E6002CF7D12E0402F5CFC4FACDB6C2F4C2020D2F222BCDD908F8CEC672FCF73C08E3B5DFE6000C0A1E0CD7D42844DA1821E20709EDF907D7F0E229FFD20801DC03FD059A0FF7D8EC00F7DED7042FF214FE1C242CD6E006EB24172824FB2010F1091FFA0DDD0189E6B53A'),
    (4, 4, 77, 'a207dea3de8b', X'230918FE1D07B0D78CF4120FF0FB19FAFCEB401CC1EBDDF7F80EE4241E03DE4112E21900260AE006D62B1BFDC60EF1D2271AF9E501F5104FF808F1E807EFF2E2DDB7EDE2309F12ED1BD3F5E2B200EAD6CCD91219EA26DCD208FAF035A1EE4DF6DF47EA47EB41D9D93E17254FEF2726E20007A5F0F9DFD32B31380728C00D29000F0199EC72FC100809CC28F5C59B22F2EE0EDDE826E3DBD81010EF5FFD01F712030407EA25E6CBDADDFCEEF8F7D527F822F14BCE8161BFC4F2011FCF44452B32542E0C000F1A36DBC1460507D50F2DF73219C04340D240F4F60A03FF23ECC400E50217F6BDFF02E32DF9CA07052D2735321AEBF41415BE22F1D912CAC30ED1EA220EE01DF4C7F1D216C93C22E1D8DAFEE6F415FC48CBD131FE1702FE38F8CE484717CCD2A83C2922F13907F4667FE4FB0D19E8DAE3001E04F40B09DAB8F306002F30C6000FC0F04514CD093219FF260EB8B8E51A1FEC0E24C8E5251FEAD93631174428D2FC13D91FE1CDC1EDFD2D1E0DF5011F5A17040B18171000D12C331325887EA43A'),
    (5, 5, 77, 'a207dea3de8b', X'20F313202805E5C80625E630002BF90B1CCEE7C4C5C1C04F02FD16010E00A726BD0826ECF3CAE6320C0FC4050B1A012711554C38F4C9D83B0F142C49DBE1CEF4A4D8EF151BFDEB310CF5193F31DE33FBE881FED94CFC2F03110A13DA1D18B039E9F33A0C071F053DF3BD20190D0CE61D4B219F2D07FCE4D506190C32C7EE0800E3A5E0AD05E5E90C19FAE3F0E6C430C5FA0AEBF2C2061609FC1FFA003B0AEE34EC1E0C3B11FA1AC3D3F5B0F701130EEF0BD4DE2DD0ACC3EDEEE2F1B9E40710FCCE1AFBF6C4017C303DF5DFE123F14F523F192FF13EC11B141DF5F90C11073900193EFAFAC01AD145210AAC32D6FFD1B71E3C09EBBAF6B80BF807FA13AE01F4D1F2E20B162A1BCD3408C96BE159F5F81521DBEC01D605C117E235C7CC2414024BEF190BA70A05E8CCFF21E5E9EF380E09F90DD2FDDEC4E7E2E13920FD07EDDA0032270F2405C7281F2936310AF204CA24FDEC180BD2493554151D04592F0DE91141D512C2CA1D0323F6FDDA0B5E04DB1D0EB7F9FDD5F010BBFF0B03EBCBBBB8241291A43A'),
    (6, 6, 77, 'a207dea3de8b', X'01301B2419F8B9CFE802FCEDF7F423D988F10BE4452BF4F22B00E42F1D2323F293F5260F01D1DA55CE19E909DBEBDFA023C82619E9C506B9F9FC2CE541051AF2FB0DFC9340D6E8E410BFC20C3010D6EF10CC0F7F1EF915210E0A0221040CE0EEF814F11B151E89032F07DC3BB9E9EFFA2432EB14EFFC22390511F84DAF383300FD54F7CF1EE9D537EDF453EAD9EF36EB1909E3B7E1FE1DF9F92AF3F4E5EA1CB11FC322E72ECDA420F52234EC1834E75930DD10FCE914015BFAF4601D42E337E9FF1EE7D8F6D3CFDC30BB0005DC01E111DFFD21DA37B61A02B0211019FCCAE900E109E1C54FD8D522BCE609EA3902E4FD45FBE71530C3090FEF4854BCC5DB174CEA260944310514E82006FE31BED70A11513CD8D0DF06F1EE23C1210F0DFAF25EF012D80D07170512C1DBC615FD56FD04BF0ACE30F3B334F1E3DDF8F9DE0800002D15111120DF45EEBFF501112AF606FA11D906C008DEFFF7FD25263F390616DDECE7FED41EF0BFD9E6321A15502C00081B283FDC0545FBDB080EF02B12EC0D0C613BA63A'),
    (7, 7, 77, 'a207dea3de8b', X'7F05E3D5CA03F7E6CE343D9D0BF4EAFBDECD04E320DE2018E3F132E8011C1D670DFFE350EB003517D6F431023B13D0ED67C5223B31F20D95DABB2E1346D303242836C9F0B2E9282D1C36E7C8F90BF42717F73BE12F4B12D2F01105605A20E341D2DA122705120DFAC4E05302FBF4D9D2EA4008C93814F4E5252D07F15446D8002027144B31E6EAD01026F3AAE13C090D42FEDD201CF712FCB02408F41F150CFF04D8C7B825F61148C0FC422B08043804ED76D503B5210DB3D81D1A3C06242A1939F53901F20725C41102DBD72702DA38B600E92F23F919CB45CD30CD040E9800CF39FEA5CBC23518B3E6D8DB5F0DEB451AD7F8E2EBE20A3148340DE1F5BB07E2F408BBE43040032D47C4DC22AB233BD3EDF50A1512F53FD8E618F7E2D3E2207C2AF2D1FFDD02D5AB86D8E507BB8F2BF9B2EA0EC7D6E25304F906062EE8C5F500255F24F2DCD42558EF1FC91133F03DE5F0FBE7EE2B22DECEDE003B0210B8EBDDA2DC1FE598D2F1DDD9B5033C12E5DCF03BD9DFFD0A3B1EE6FE40402AEEF7B4C33761953A'),
    (8, 8, 77, 'a207dea3de8b', X'73ECE8C6C506C8DDF2102EB410E8E002E3CF12D5FF1724CDE2F80CDE2C113D4AF502FC3AFEE8ED65DD01E4F81309D3E168BD262B2CC515A8DE91121163ED3F1D0D60F4E6DCC70D15170BCEBBFC251B0AF4F41FE7151F11D601F90C424C11E320F9FC091FD90FDE0DAEF52FFDE113E3CEEE501AD61F24EBFA0919D735357FE800274521170CEDEA1A2EE1348DE81702D647DCF421201F2A08E1091AC70FFD13ACF8D5CDCF23F2F93BB00F33F609044F30E222D420BB1701BDE31026392B0E69E057EA1D1DF9F416E61B25E8F004F4FD1CD2FCE32C4CEC35D03BDF46DDFFE0C700D425CAAC02C823599ED1ECE56DD30941300FC9CFF8BBFC37435517E0C6CE22FCF0010D0348200CF529EEEB3A9B0821FB16FAFA130BEB28F9F404F1E0C6E8086C30DBB120D2D7C1B685B9CC0DDE8D25E89DDAFFD8E60475FCFBFF0124B3DD2500343D501906DA463CC21F0E211EC145F00809EEE3170BB6CFCEFC4BF23AA90BCDBFE924E0D508F7CEB5DE054F3702CEF933EDE3F928591FE9C2392C63E7E1F9D86046943A'),
    (9, 9, 77, 'a207dea3de8b', X'20CF5228050BACE5D606682EDF315910E4DB32B761DBE3D93CFDF21715F91917C70D26F50C210D0902C408F6CA002A0A1E001A2D14DE0B0FF32A3CDE2FF8F043DF00A90584C941D81EAA141A1F2D1CD9EEB713D8E50E18D40C034F15093FF308B517F53AF40DFE17E3CB3FDF24030F140B00F2E706FE2ADD17E0D4E6E10EC600FB29F30F14E0DA0E03F7EFEACB0C06F4151E4A15FC012423E6C006EE1D2C14F7E024D5061D02DA19F2EB40F40FE71DE5152BCB0F810A04E305CF1D10E93B18DFF2FB4F0D1F102FC81A032AB0E9F4365707D20B0D0AE621F63B0907CA11F51C000003E1FECBF2DE1FE0DADE343124D21C06CEF4F2161D2567431A04490DFAC107DD21ED0522D0FD141E98CC2805E736DE55D0F250C909F0F8F96BDDEE0308EEF017020F931D0BE601AABFAE1C2CC3E1F1CAD0190CC8E122EDDCF0E13F9006E400FA110E0340AE133F0F02DF33470FE63D0D27F6D41E321B17A4E7E31716DB07E6DCDC1FEFDB12F5F8FBCE0A34F1E4D40B24BF0A42EC0DF7D7D414DF51CFDDD2E8E23DA83A'),
    (10, 10, 77, 'a207dea3de8b', X'1F0D0304DDFCF4FFFA27270FFFD9F01503FC15C40D03F019F6321CB8F3F10F03FAF80F2E0FEEE417FD0700362BDDF5DF19F604EB0FFBFFE5ECF2ED15E201E320F5120207190E1422210E1C06EA153EDEFACF15EB3EEC02F6E207DD17D634F92407D71318CE28FE14B8061BFCF9F8FCD70E1C13F645F2F30D251319D4FD0EC8001C29031A0DF10A1CFB17EFE3251445FE1326E01913E7F0F9010BE60E35172FE8B7EDF4EE2DEE05F31C0D29150247FC0B0823EEF6B6F129EFFD300AEF090BF20524F6F8D95BBDFFE7E702D6D1010D212512CA0FCD0EF4FBEE0CEC37FFF715CB002722D3DFF40EFC150BD50E0522F301F901F9F7CECE11FBFB04E5D3F7052016DDF621F1F91F27DF2037DBE91421250CEDF81C01DD12FC26F5070617EB25F3ED4FEAF3D920EEFDE80DE5EAFD26FBFA00F1F71DFEEAD9FA410D12FBF81508D70E00063AFA131601F12B0E19E91A01F90700EDE301FFFF0807060EFA01F400EBFC00EDE3F6EDDB0211FFE1811DFB1707E7CC12F0D0F402C512DCE708FDEE221ADA05A96BEE3A'),
    (11, 11, 77, 'a207dea3de8b', X'40D015FC09FAFB13E60F00FDEF090C2C2007D0ECF9E0F1EE4BDA1A06F5F9C623A0DFF70D01DB06091BFFD11CF30FF4271A25040DFEC2DCDCF41713E8F1F8F0FFFDD3D3EFE1D5F4F838C606EA330EFC0ADDF3E51D0AE711F91A2737FDE407E035D4F50C181333D6FDEFCE1523FFFBF1E8F60EC20A0BC344FC28150412AD070500DC1CFFD81BF2091505ECBA0B14ECF1CFFBFBEBD8F509FDF7CF08F5F1331DF02012ED0E33FEFCE916D5F4F3FBC8FF1AE30DFBE3F0FD1A04FBDCFD1EFDD0134503EDF42711F019231C06FA051A32D14407F90816015AEE1408E5FF1AFE03DF1700112A23F6CFF6322FF81D81120734E5D61504270AEA05E346F0130BEADBE714E021CFD2394D2C1C1BFEBB27E925F4FDF5221023F4F643E1172004D6F90605FDF52F0B0ED50003E4EC0DD4E5ED343932210CE6F7FEC2B74402F8F4EAF3C5EED90025F30838F11E1251D0161DF2DCD7F700F30CF8CB103A06090A13EB28FBB7FEF60D00F107DDE5020C0CF30205FAFDD70106CB1323F6250EFBF4E4B53A1EEEF521A3B8D43A');

CREATE TABLE claims_unread (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id)
) STRICT;

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

INSERT INTO ties (claim_id, other_id, relation, score, at, answer, answered_by, answered_at) VALUES
    (8, 7, 'same', 0.9996, 1796082075505, NULL, NULL, NULL);

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

INSERT INTO showings (id, server, claim_id, kind, channel, message, outbox_id, at) VALUES
    (1, 77, 1, 'verdict', 502, NULL, 3, 1796082075857), (2, 77, 2, 'verdict', 502, NULL, 14, 1796082076166),
    (3, 77, 1, 'card', 505, 90011, NULL, 1796082076735);

CREATE TABLE source_changes (
    appearance_id INTEGER PRIMARY KEY REFERENCES appearances (id),
    server        INTEGER NOT NULL REFERENCES desks (server),
    state         TEXT    NOT NULL CHECK (state IN ('suspected', 'confirmed', 'cleared')),
    seen_at       INTEGER NOT NULL,
    decided_by    INTEGER REFERENCES people (id),
    decided_at    INTEGER,
    CHECK ((state = 'suspected') = (decided_at IS NULL))
) STRICT;

INSERT INTO source_changes (appearance_id, server, state, seen_at, decided_by, decided_at) VALUES
    (1, 77, 'suspected', 1796082076735, NULL, NULL);

CREATE TABLE looks (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    person   INTEGER NOT NULL REFERENCES people (id),
    skipped  INTEGER NOT NULL DEFAULT 0 CHECK (skipped IN (0, 1)),
    until    INTEGER NOT NULL,
    PRIMARY KEY (claim_id, person)
) STRICT;

INSERT INTO looks (claim_id, person, skipped, until) VALUES
    (9, 1, 1, 1796082076735);

CREATE TABLE drafts (
    key    TEXT    PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES people (id),
    kind   TEXT    NOT NULL,
    number INTEGER NOT NULL,
    typed  TEXT    NOT NULL CHECK (json_valid(typed)),
    until  INTEGER NOT NULL
) STRICT;

INSERT INTO drafts (key, person, kind, number, typed, until) VALUES
    ('d1', 1, 'check', 9, '{"rationale":"The rents rose, but"}', 1796085676735);

DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence (name, seq) VALUES
    ('claim_vectors', 11);

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
CREATE INDEX speakers_by_target ON speakers (alias_of) WHERE alias_of IS NOT NULL;
CREATE INDEX jobs_lane ON jobs (lane) WHERE done_at IS NULL AND dead_at IS NULL;
CREATE INDEX intake_handed_in ON intake (server, created_at);
CREATE INDEX claim_vectors_by_server ON claim_vectors (server, seq);
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
CREATE INDEX ties_by_other ON ties (other_id);
CREATE INDEX showings_by_outbox ON showings (outbox_id) WHERE outbox_id IS NOT NULL;
CREATE INDEX intake_by_article ON intake (article_id) WHERE article_id IS NOT NULL AND channel IS NOT NULL;
CREATE INDEX source_changes_waiting ON source_changes (server, seen_at) WHERE state = 'suspected';
CREATE INDEX revisions_by_time ON revisions (at);
CREATE TRIGGER claims_queue_new AFTER INSERT ON claims
BEGIN
    UPDATE claims SET queued_at = NEW.created_at WHERE id = NEW.id;
END;
CREATE TRIGGER claims_queue_again AFTER UPDATE OF state ON claims
WHEN NEW.state = 'unverified' AND OLD.state <> 'unverified'
BEGIN
    UPDATE claims SET queued_at = NEW.updated_at, lapsed_at = NULL WHERE id = NEW.id;
END;
CREATE TRIGGER claims_queue_wanted AFTER INSERT ON wanted
BEGIN
    UPDATE claims SET queued_at = max(queued_at, NEW.at), lapsed_at = NULL WHERE id = NEW.claim_id;
END;
CREATE INDEX claims_waiting ON claims (server, worthiness + 0.1 * wanted DESC, number)
    WHERE state = 'unverified' AND hidden_at IS NULL AND lapsed_at IS NULL;
CREATE INDEX claims_to_lapse ON claims (queued_at) WHERE state = 'unverified' AND lapsed_at IS NULL;
CREATE INDEX claims_urgent ON claims (server, updated_at, number)
    WHERE (state = 'proposed' OR open_disputes > 0) AND state <> 'dismissed';
CREATE INDEX claims_by_owner ON claims (owner, owner_until) WHERE owner IS NOT NULL;
CREATE INDEX looks_by_person ON looks (person);
CREATE INDEX revisions_to_look_at ON revisions (look_again) WHERE look_again IS NOT NULL AND reminded_at IS NULL;
CREATE INDEX claims_tallied ON claims (server, speaker_id, state, attribution_confirmed, hidden_at)
    WHERE hidden_at IS NULL AND speaker_id IS NOT NULL;
CREATE INDEX drafts_by_person ON drafts (person, until);
CREATE INDEX drafts_by_age ON drafts (until);
