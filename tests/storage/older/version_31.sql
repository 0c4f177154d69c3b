-- A database at version 31, filled by the program of that version: its tables, its rows, then its indexes and triggers.
-- Everybody and everything in it is made up.

CREATE TABLE migrations (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

INSERT INTO migrations (version, name, sha256, applied_at) VALUES
    (1, '0001_work', '3b75296676b5f5bf5c419b1bc303fd76aeb8ce7d313432166ad86f81cd809049', 1796082066230),
    (2, '0002_desk', '28032309a06b2ced09f2090b38f958cbfd25d67f29b0bc8ce5206ca7ab183320', 1796082066240),
    (3, '0003_search', '6aa103b73e2b50dc28b6a0444829dcb6a31eadaa0f8f67509709711977ccc3c9', 1796082066246),
    (4, '0004_follows', '45d9a94d98b47129dde7a97fbe0f7ce772f0f553b69544ec804defa42a52b17f', 1796082066250),
    (5, '0005_stories', '9be811250a7aabf0f01a56866a6cce94419fc4f53b3c73dc964608a27aaed473', 1796082066252),
    (6, '0006_disputes', '6ee3c7e417fc3a2d536f83a8f316e5a9b9b1518aff49b715e658e0e230c28131', 1796082066254),
    (7, '0007_origins', 'd4fa09ddbcfc5fc4dfce60592e80f0da9f30997187ea7484031832a8e31424b2', 1796082066256),
    (8, '0008_hidden', '359c16f34d8544e0ce813e7353643878107993bef483f9dc182e8fd0083e4885', 1796082066260),
    (9, '0009_members', '8acddb09c0bc6937cfbce4e918c84a60e28f9c68d22219c1cba538c6d4d9f336', 1796082066262),
    (10, '0010_feeds', 'b9aa619e8298fd838ac860048d9d811d537fed5a9d571957d5939cbd37cf2aef', 1796082066267),
    (11, '0011_aliases', 'c9e83a304f73c6b50d2d4d4a2d54c2cbccb972735a413e1b9de3f337ed5377fe', 1796082066270),
    (12, '0012_turns', 'a686f1b5cfc802aba60da7b6c572724d2dc31ee5ac5e0cee9f9474103395cef8', 1796082066273),
    (13, '0013_memory', '41a71f20c8ec089ab5ff44a67df0b8c2f9fa5d2345d3a53ca3d9c1a34119d61d', 1796082066275),
    (14, '0014_showings', '08e59a4cc23e20a8de0c84eddac1d77c7bc798bb623243b0adcfe78471014f74', 1796082066278),
    (15, '0015_watch', '1a1008fd61ac8e412efdfdbb692fc00a377a151423253ef41032ee4ea71632dd', 1796082066280),
    (16, '0016_queue', 'f15b2a8d30dd95985b9212d56f8fbf61e96705119951e83288add7b2bde0a4af', 1796082066283),
    (17, '0017_evidence', '539769309046ec0d34fec47183c3870b68482250e4dd86d20b8e18514996c079', 1796082066290),
    (18, '0018_tallies', '75bce67dad0a5dd398ef9883ee208ff6211adb515d98972c959ace356e0cc0f0', 1796082066291),
    (19, '0019_how', '5f933e2cd6d8f06ead13503e925d3fa43bbc826abb17d892a4d1347d0e1dc998', 1796082066294),
    (20, '0020_drafts', '0e237cdcea95b722e65fd4edc772ab56f0b8010ec5f5c649cc6a415331485fd9', 1796082066297),
    (21, '0021_rerating', '467d5e63196f555563bb57eb3f7530c9de7989c39de741e0d7652f5eb7cb6f2f', 1796082066303),
    (22, '0022_others', 'ef74daa33b5b7b242cebc109a5638ba54462455a3208ed1724ff54d63941e68d', 1796082066305),
    (23, '0023_windows', '305d1598ad5213db80f0a50c3144f8e628ffb34fb55db59f2966320d720e3bb6', 1796082066324),
    (24, '0024_ledger', '15a102bc29bdaa4681f75de9a22c3c419267d76798851aac3840ea6d0113dff9', 1796082066329),
    (25, '0025_asked', '33d4bb514cd3b05208f9942e671253b2e88293369e2ad0fd19373974dbe717b1', 1796082066342),
    (26, '0026_lapsed', 'b7aabbc05d9fae62218de263fb5df2e209a4e32d52fcf19737b45bb670f618de', 1796082066344),
    (27, '0027_balance', 'e2cb39c623d230dc3f844b4daa556afaf91e5ff94752e3df4c6988dd7fcbf376', 1796082066349),
    (28, '0028_signs', '826685670e4e65cb7062838bc4e7658da9f9e1f611eaa99580c264501a7ba3a0', 1796082066351),
    (29, '0029_versions', 'c19b1d25dfbb2b11e434c2e60060f8fcbdea448fc0819bccb7687fffe840c030', 1796082066351),
    (30, '0030_more_signs', '7bc8ccf361e8e55c5d22c0eaba404e2a4e10f7ffd42ab52f461d272de2829351', 1796082066353),
    (31, '0031_counts', '53098f11cceac86a2d44c46c6469d3c23d7db3e0c45677da96137713b4f65ab0', 1796082066382);

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
    (1, 'read', 'read:1', '{"intake": 1}', 77, 1796082066674, 0, NULL, NULL, 1796082067806, NULL, NULL, 1796082066674, 'read:1'),
    (2, 'read', 'read:2', '{"intake": 2}', 77, 1796082067906, 0, NULL, NULL, 1796082068747, NULL, NULL, 1796082067906, 'read:1'),
    (3, 'title', 'title:1', '{"source": 1}', 77, 1796082069681, 0, NULL, NULL, NULL, NULL, NULL, 1796082069681, NULL),
    (4, 'title', 'title:2', '{"source": 2}', 77, 1796082069883, 0, NULL, NULL, NULL, NULL, NULL, 1796082069883, NULL),
    (5, 'title', 'title:3', '{"source": 3}', 77, 1796082070299, 0, NULL, NULL, NULL, NULL, NULL, 1796082070299, NULL),
    (6, 'title', 'title:4', '{"source": 4}', 77, 1796082070391, 0, NULL, NULL, NULL, NULL, NULL, 1796082070391, NULL),
    (7, 'ingest', 'ingest:77:3', '{"intake":3}', 77, 1796082072072, 0, NULL, NULL, NULL, NULL, NULL, 1796082072072, NULL),
    (8, 'title', 'title:99', '{"source":99}', 77, 1796082072072, 5, NULL, NULL, NULL, 1796082072081, 'The page could not be read.', 1796082072072, NULL);

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
    (3, 77, 'post', 'verdict:77:1:e1d548069f432461', 502, NULL, NULL, '{"render": "verdict", "claim": 1}', 'sent', '3f13a18866b99733d72e52ed', 1796082669681, 1, NULL, 0, 1, NULL, 90010, 1796082072072, NULL, 1796082069681, 1796082072072),
    (4, 77, 'tell', 'tell:e1d548069f432461:owner:1:21', NULL, NULL, 21, '{"render": "told", "text": "#1 is checked: mostly false, by another moderator."}', 'pending', '8cdc06a16d41d07d5bd86c29', 1796082069681, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082069681, 1796082069681),
    (5, 77, 'post', 'dispute:77:1', 503, NULL, NULL, '{"render": "dispute", "dispute": 1}', 'pending', '2434de64126f1d8525dba4a9', 1796082069741, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082069741, 1796082069741),
    (6, 77, 'tell', 'follow:77:1:12:25f7792c3714fd94', NULL, NULL, 12, '{"render": "followed", "text": "#1 is corrected: was mostly false, now half true. \u201cThe ferry to Norrey cost 12 million crowns in 2021\u201d Why: The pier was counted by mistake; it is 14 million.", "follow": 1}', 'pending', '86368f7031be68f4e51ea537', 1796082069883, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082069883, 1796082069883),
    (7, 77, 'tell', 'follow:77:1:11:25f7792c3714fd94', NULL, NULL, 11, '{"render": "followed", "text": "#1 is corrected: was mostly false, now half true. \u201cThe ferry to Norrey cost 12 million crowns in 2021\u201d Why: The pier was counted by mistake; it is 14 million.", "follow": 2}', 'pending', '72cd393d3d1f17b63a597c86', 1796082069883, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082069883, 1796082069883),
    (8, 77, 'tell', 'tell:25f7792c3714fd94:dispute:1:11', NULL, NULL, 11, '{"render": "told", "text": "Your dispute 1 of #1 was upheld: The pier was counted by mistake; it is 14 million."}', 'pending', '0178eef1c5e93f89f6d701bb', 1796082069883, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082069883, 1796082069883),
    (9, 77, 'tell', 'tell:25f7792c3714fd94:dispute:1:12', NULL, NULL, 12, '{"render": "told", "text": "Your dispute 1 of #1 was upheld: The pier was counted by mistake; it is 14 million."}', 'pending', 'cc32ff7113e309a21dae9b49', 1796082069883, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082069883, 1796082069883),
    (10, 77, 'post', 'dispute:77:2', 503, NULL, NULL, '{"render": "dispute", "dispute": 2}', 'pending', '041fc7a99452563b3bbee91f', 1796082069947, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082069947, 1796082069947),
    (11, 77, 'post', 'dispute:77:3', 503, NULL, NULL, '{"render": "dispute", "dispute": 3}', 'pending', '24ed73dadb7db382a57794fc', 1796082070022, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082070022, 1796082070022),
    (12, 77, 'tell', 'tell:382be75195e19f1c:dispute:3:13', NULL, NULL, 13, '{"render": "told", "text": "Your dispute 3 of #1 was upheld: True, and worth a line on the card for readers."}', 'pending', 'fe2d5b4b289c1858cbcf91c6', 1796082070110, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082070110, 1796082070110),
    (14, 77, 'post', 'verdict:77:2:7c65ac8863d5b7d4', 502, NULL, NULL, '{"render": "verdict", "claim": 2}', 'failed', '3f55f4b86e4c6fa8239eb860', 1796082670299, 5, NULL, 0, 1, NULL, NULL, NULL, 'Missing permissions', 1796082070299, 1796082070299),
    (15, 77, 'tell', 'follow:77:2:12:4ad462d5ad21aee9', NULL, NULL, 12, '{"render": "followed", "text": "#2 is corrected: was true, now . \u201cPassengers fell by 18 percent last year\u201d Why: The count leaves the winter months out.", "follow": 3}', 'pending', 'd1c96e3f9d11331b6ec347a7', 1796082070888, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082070888, 1796082070888),
    (16, 77, 'tell', 'tell:81929abb23a4b247:asked:2:13', NULL, NULL, 13, '{"render": "asked", "dispute": 2, "text": "A moderator asks about your dispute 2 of #2: Which page says tickets instead?"}', 'pending', '4ace641bbedece9aac3cc615', 1796082072072, 0, NULL, 0, 1, NULL, NULL, NULL, NULL, 1796082072072, 1796082072072);

CREATE TABLE desks (
    server       INTEGER PRIMARY KEY,
    next_claim   INTEGER NOT NULL DEFAULT 1,
    next_article INTEGER NOT NULL DEFAULT 1,
    next_dispute INTEGER NOT NULL DEFAULT 1,
    created_at   INTEGER NOT NULL,
    deleting_at  INTEGER
, next_feed INTEGER NOT NULL DEFAULT 1) STRICT;

INSERT INTO desks (server, next_claim, next_article, next_dispute, created_at, deleting_at, next_feed) VALUES
    (77, 12, 3, 4, 1796082066398, NULL, 2);

CREATE TABLE settings (
    server     INTEGER NOT NULL REFERENCES desks (server),
    key        TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (server, key)
) STRICT;

INSERT INTO settings (server, key, value, updated_at) VALUES
    (77, 'timezone', 'Europe/Berlin', 1796082066398), (77, 'digest_channel', '501', 1796082066429),
    (77, 'verdict_channel', '502', 1796082066460), (77, 'review_channel', '503', 1796082066523),
    (77, 'digest_time', '07:30', 1796082066603), (77, 'two_person', 'off', 1796082070941);

CREATE TABLE people (
    id      INTEGER PRIMARY KEY,
    server  INTEGER NOT NULL REFERENCES desks (server),
    user_id INTEGER, closed_at INTEGER, by_direct_message INTEGER NOT NULL DEFAULT 0 CHECK (by_direct_message IN (0, 1)),
    UNIQUE (server, user_id)
) STRICT;

INSERT INTO people (id, server, user_id, closed_at, by_direct_message) VALUES
    (1, 77, 0, NULL, 0), (2, 77, 11, NULL, 0), (3, 77, 12, NULL, 0), (4, 77, 13, 1796082072072, 0),
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
    (7, 77, 6, 'True, and worth a line on the card for readers.'), (8, 77, 6, 'The price was agreed in 2019.'),
    (9, 77, 6, 'The yearly count says 18.2 percent.'), (10, 77, 7, 'The count was of another year; same result.'),
    (11, 77, 7, 'The yearly count says 17.9 percent.'),
    (12, 77, 5, 'The pier was built in 1904, the town hall in 1861.'),
    (13, 77, 6, 'The count leaves the winter months out.'),
    (14, 77, 6, 'Nearly: the winter is missing in the count.'),
    (15, 77, 6, 'It names a private person of the island.'), (16, 77, 6, 'Which page says tickets instead?');

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

"The old pier is older than the town hall," Bramwick said.', '495699b800bec508fec4b3d3a002b1679df48ce9b0008ba5e9f52e090c2f2c33', 1, 1796082067806, NULL, NULL, NULL, NULL, NULL),
    (2, 77, 2, NULL, NULL, NULL, 'The ferry again', NULL, NULL, NULL, 'en', 'file', 'The ferry again

Ticket prices stay as they are until the summer, the harbour office said.

Mayor Ilse Bramwick said the ferry to Norrey cost 12 million crowns in 2021.', '919dd7b7a42c68206145adc86047958bf2d8edc54be0851d5dce81551e8cca18', 1, 1796082068747, NULL, NULL, NULL, NULL, NULL);

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
    (1, 77, 'file', 'done', NULL, NULL, 'tram.txt', NULL, NULL, NULL, NULL, 1, 1, 0, NULL, NULL, NULL, NULL, NULL, 1796082066674, 1796082067806, NULL),
    (2, 77, 'file', 'done', NULL, NULL, 'repeat.txt', NULL, NULL, NULL, NULL, 1, 2, 0, NULL, NULL, NULL, NULL, NULL, 1796082067906, 1796082068747, NULL),
    (3, 77, 'feed', 'queued', 'https://paper.example.net/pier', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, 1796082072072, 1796082072072, 1),
    (4, 77, 'fetched', 'failed', 'https://paper.example.net/gone', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, 0, NULL, 504, 9001, NULL, NULL, 1796082072072, 1796082072072, NULL);

CREATE TABLE speakers (
    id         INTEGER PRIMARY KEY,
    server     INTEGER NOT NULL REFERENCES desks (server),
    name       TEXT    NOT NULL,
    folded     TEXT    NOT NULL,
    created_at INTEGER NOT NULL, alias_of INTEGER REFERENCES speakers (id), claims INTEGER NOT NULL DEFAULT 0, dismissed INTEGER NOT NULL DEFAULT 0, checked INTEGER NOT NULL DEFAULT 0,
    UNIQUE (server, folded)
) STRICT;

INSERT INTO speakers (id, server, name, folded, created_at, alias_of, claims, dismissed, checked) VALUES
    (1, 77, 'Ilse Bramwick', 'ilse bramwick', 1796082067806, NULL, 2, 0, 1),
    (2, 77, 'Tom Hale', 'tom hale', 1796082067806, NULL, 1, 1, 1),
    (3, 77, 'the harbour office', 'the harbour office', 1796082067806, NULL, 2, 0, 0);

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
    updated_at            INTEGER NOT NULL, wanted INTEGER NOT NULL DEFAULT 0, hidden_at INTEGER, accepted INTEGER NOT NULL DEFAULT 0 CHECK (accepted IN (0, 1)), queued_at INTEGER NOT NULL DEFAULT 0, lapsed_at INTEGER, rerating INTEGER NOT NULL DEFAULT 0 CHECK (rerating IN (0, 1)),
    UNIQUE (server, number),
    CHECK ((state = 'checked') = (verdict IS NOT NULL)),
    CHECK ((state = 'checked') = (revision_id IS NOT NULL)),
    CHECK ((state = 'dismissed') = (dismissal IS NOT NULL)),
    CHECK ((dismissal = 'duplicate') = (duplicate_of IS NOT NULL) OR dismissal IS NULL AND duplicate_of IS NULL),
    CHECK ((state = 'in_review') = (owner IS NOT NULL)),
    CHECK ((owner IS NULL) = (owner_until IS NULL))
) STRICT;

INSERT INTO claims (id, server, number, text, norm, speaker_id, speaker_confidence, attribution_confirmed, kind, confidence, worthiness, reasons, state, verdict, revision_id, owner, owner_until, dismissal, duplicate_of, said, open_disputes, created_by, created_at, updated_at, wanted, hidden_at, accepted, queued_at, lapsed_at, rerating) VALUES
    (1, 77, 1, 'The ferry to Norrey cost 12 million crowns in 2021', 'the ferry to norrey cost 12 million crowns in 2021', 1, 0.66, 1, 'indirect', 0.98, 0.970359, '["number", "date", "past event"]', 'checked', 'half_true', 2, NULL, NULL, NULL, NULL, 2, 0, NULL, 1796082067806, 1796082069883, 1, NULL, 0, 1796082069477, NULL, 0),
    (2, 77, 2, 'Passengers fell by 18 percent last year', 'passengers fell by 18 percent last year @undated 2026-11-30', 2, 0.79, 1, 'direct', 1.0, 0.984259, '["number", "comparison", "date", "past event"]', 'checked', 'true', 4, NULL, NULL, NULL, NULL, 1, 1, NULL, 1796082067806, 1796082070888, 0, NULL, 0, 1796082067806, NULL, 1),
    (3, 77, 3, 'The ferry carries 640 people a day', 'the ferry carries 640 people a day', 3, 0.69, 0, 'indirect', 1.0, 0.83614, '["number"]', 'in_review', NULL, NULL, 5, 1796341270460, NULL, NULL, 1, 0, NULL, 1796082067806, 1796082070460, 0, NULL, 0, 1796082067806, NULL, 0),
    (4, 77, 4, 'The old pier is older than the town hall', 'the old pier is older than the town hall', 1, 0.95, 0, 'direct', 1.0, 0.411159, '["comparison"]', 'proposed', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, NULL, 1796082067806, 1796082070790, 0, NULL, 0, 1796082067806, NULL, 0),
    (5, 77, 5, 'Ticket prices stay as they are until the summer', 'ticket prices stay as they are until the summer', 3, 0.7, 0, 'indirect', 1.0, 0.693346, '[]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 2, 0, NULL, 1796082068747, 1796082068747, 0, NULL, 0, 1796082068747, NULL, 0),
    (6, 77, 6, 'The lighthouse at Norrey burned for three days in 1987.', 'the lighthouse at norrey burned for three days in 1987', 2, 1.0, 0, 'manual', 1.0, 0.811964, '["number", "date", "past event", "added by hand"]', 'dismissed', NULL, NULL, NULL, NULL, 'duplicate', 5, 0, 0, 2, 1796082069063, 1796082070641, 0, NULL, 0, 1796082069063, NULL, 0),
    (7, 77, 7, 'The island has 4,200 inhabitants.', 'the island has 4_200 inhabitants', NULL, 0.0, 0, 'manual', 1.0, 0.863131, '["number", "past event", "added by hand"]', 'dismissed', NULL, NULL, NULL, NULL, 'opinion', NULL, 1, 0, 3, 1796082069223, 1796082070548, 0, NULL, 0, 1796082069223, NULL, 0),
    (8, 77, 8, 'The island of Norrey has 4,200 inhabitants now.', 'the island of norrey has 4_200 inhabitants now', NULL, 0.0, 0, 'manual', 1.0, 0.91299, '["number", "past event", "added by hand"]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, 3, 1796082069312, 1796082070983, 0, 1796082070983, 0, 1796082069312, NULL, 0),
    (9, 77, 9, 'Rents on the island doubled between 2010 and 2020.', 'rents on the island doubled between 2010 and 2020', NULL, 0.0, 0, 'manual', 1.0, 0.947775, '["number", "comparison", "date", "past event", "added by hand"]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, 3, 1796082069369, 1796082069369, 0, NULL, 0, 1796082069369, NULL, 0),
    (10, 77, 10, 'The school has 312 pupils.', 'the school has 312 pupils', NULL, 0.0, 0, 'manual', 1.0, 0.88982, '["number", "past event", "added by hand"]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, 4, 1796082069421, 1796082069421, 0, NULL, 0, 1796082069421, NULL, 0),
    (11, 77, 11, 'Fares on the ferry rose by 6.5% in May, to $3 or more.', 'fares on the ferry rose by 6_5 in may to 3 or more $ % . @2026 5', NULL, 0.0, 0, 'manual', 1.0, 0.977596, '["number", "prediction", "comparison", "past event", "public money", "added by hand"]', 'unverified', NULL, NULL, NULL, NULL, NULL, NULL, 1, 0, 4, 1796082071061, 1796082071061, 0, NULL, 0, 1796082071061, NULL, 0);

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
    (1, 1, 1, 1, 'file', 'indirect', 'the ferry to Norrey cost 12 million crowns in 2021', '[[65, 115]]', '[[60, 64]]', '[[40, 59]]', 'Mayor Ilse Bramwick', 1, 0.66, 0.98, NULL, NULL, NULL, NULL, 1796082067806, 'named beside the cue'),
    (2, 2, 2, 1, 'file', 'direct', 'Passengers fell by 18 percent last year', '[[119, 158]]', '[[161, 165]]', '[[166, 185]]', 'Councillor Tom Hale', 2, 0.79, 1.0, NULL, NULL, NULL, NULL, 1796082067806, 'named beside the cue'),
    (3, 3, 3, 1, 'file', 'indirect', 'the ferry carries 640 people a day', '[[261, 295]]', '[[228, 240]]', '[[241, 259]]', 'the harbour office', 3, 0.69, 1.0, NULL, NULL, NULL, NULL, 1796082067806, 'as the text says it'),
    (4, 4, 4, 1, 'file', 'direct', 'The old pier is older than the town hall', '[[299, 339]]', '[[351, 355]]', '[[342, 350]]', 'Bramwick', 1, 0.95, 1.0, NULL, NULL, NULL, NULL, 1796082067806, 'last name of Ilse Bramwick'),
    (5, 5, 5, 2, 'file', 'indirect', 'Ticket prices stay as they are until the summer', '[[17, 64]]', '[[85, 89]]', '[[66, 84]]', 'the harbour office', 3, 0.7, 1.0, NULL, NULL, NULL, NULL, 1796082068747, 'as the text says it'),
    (6, 1, 1, 2, 'file', 'indirect', 'the ferry to Norrey cost 12 million crowns in 2021', '[[117, 167]]', '[[112, 116]]', '[[92, 111]]', 'Mayor Ilse Bramwick', 1, 0.95, 0.97, 1.0, NULL, NULL, NULL, 1796082068747, 'named beside the cue'),
    (7, 5, 6, NULL, 'manual', 'manual', 'The lighthouse at Norrey burned for three days in 1987.', '[]', '[]', NULL, 'Tom Hale', 2, 1.0, 1.0, NULL, 'https://paper.example.net/light', 'example.net', NULL, 1796082069063, NULL),
    (8, 7, 7, NULL, 'manual', 'manual', 'The island has 4,200 inhabitants.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082069223, NULL),
    (9, 8, 8, NULL, 'manual', 'manual', 'The island of Norrey has 4,200 inhabitants now.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082069312, NULL),
    (10, 9, 9, NULL, 'manual', 'manual', 'Rents on the island doubled between 2010 and 2020.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082069369, NULL),
    (11, 10, 10, NULL, 'manual', 'manual', 'The school has 312 pupils.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082069421, NULL),
    (12, 11, 11, NULL, 'manual', 'manual', 'Fares on the ferry rose by 6.5% in May, to $3 or more.', '[]', '[]', NULL, NULL, NULL, 0.0, 1.0, NULL, NULL, NULL, NULL, 1796082071061, NULL);

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
    (1, 1, 1, 'mostly_false', NULL, 1, 6, NULL, 1796082069681, NULL, NULL, NULL, NULL),
    (2, 1, 2, 'half_true', 'rating_change', 4, 7, NULL, 1796082069883, NULL, NULL, NULL, NULL),
    (3, 2, 1, 'true', NULL, 9, 6, NULL, 1796082070299, NULL, '2025-01-31', '2026-06-01', NULL),
    (4, 2, 2, 'true', 'fact_fix', 11, 7, NULL, 1796082070391, NULL, '2025-01-31', '2026-06-01', NULL);

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
, as_of TEXT, look_again TEXT, reason_id INTEGER REFERENCES texts (id)) STRICT;

INSERT INTO proposals (claim_id, verdict, sources, rationale_id, speaker, by, at, as_of, look_again, reason_id) VALUES
    (2, 'mostly_true', '[["https://data.example.org/ferry-2021", "supports", null]]', 14, NULL, 6, 1796082070888, NULL, NULL, 13),
    (4, 'false', '[["https://data.example.org/pier-age", "refutes", null]]', 12, NULL, 5, 1796082070790, NULL, NULL, NULL);

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
    (1, 77, 1, 1, 'verdict_wrong', 'upheld', 1796082069741, 7, 1796082069883, 4, 0, NULL),
    (2, 77, 2, 2, 'misquote', 'open', 1796082069947, NULL, NULL, NULL, 0, NULL),
    (3, 77, 3, 1, 'missing_context', 'upheld', 1796082070022, 6, 1796082070110, 7, 0, NULL);

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
    (1, 2, 0, 2, 'https://data.example.org/pier', NULL, NULL, 1796082069741, NULL),
    (1, 3, 1, 3, 'https://data.example.org/town', NULL, NULL, 1796082069814, NULL),
    (2, 4, 0, 5, NULL, NULL, NULL, 1796082069947, NULL), (3, 4, 0, 6, NULL, NULL, NULL, 1796082070022, NULL);

CREATE TABLE context_lines (
    id       INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    text_id  INTEGER NOT NULL REFERENCES texts (id),
    at       INTEGER NOT NULL
) STRICT;

INSERT INTO context_lines (id, claim_id, text_id, at) VALUES
    (1, 1, 8, 1796082070110);

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
    (1, 77, '2302e8ce7afdddf6', 1796082066398, 1, 'settings.changed', NULL, NULL, NULL, '{"timezone": "UTC"}', '{"timezone": "Europe/Berlin"}', NULL),
    (2, 77, '7d529680b024c0b0', 1796082066429, 1, 'settings.changed', NULL, NULL, NULL, '{"digest_channel": ""}', '{"digest_channel": "501"}', NULL),
    (3, 77, '25e3f88805d9d4b7', 1796082066460, 1, 'settings.changed', NULL, NULL, NULL, '{"verdict_channel": ""}', '{"verdict_channel": "502"}', NULL),
    (4, 77, '519505c9a8462b00', 1796082066523, 1, 'settings.changed', NULL, NULL, NULL, '{"review_channel": ""}', '{"review_channel": "503"}', NULL),
    (5, 77, '83b292358f27b87d', 1796082066603, 1, 'settings.changed', NULL, NULL, NULL, '{"digest_time": "09:00"}', '{"digest_time": "07:30"}', NULL),
    (6, 77, '166de82973126b88', 1796082067806, 1, 'article.added', 1, NULL, NULL, NULL, '{"provenance": "file"}', NULL),
    (7, 77, '166de82973126b88', 1796082067806, NULL, 'claim.found', 1, 1, NULL, NULL, '{"state": "unverified", "article": 1, "speaker": "Ilse Bramwick"}', NULL),
    (8, 77, '166de82973126b88', 1796082067806, NULL, 'claim.found', 1, 2, NULL, NULL, '{"state": "unverified", "article": 1, "speaker": "Tom Hale"}', NULL),
    (9, 77, '166de82973126b88', 1796082067806, NULL, 'claim.found', 1, 3, NULL, NULL, '{"state": "unverified", "article": 1, "speaker": "the harbour office"}', NULL),
    (10, 77, '166de82973126b88', 1796082067806, NULL, 'claim.found', 1, 4, NULL, NULL, '{"state": "unverified", "article": 1, "speaker": "Ilse Bramwick"}', NULL),
    (11, 77, '8514ba811739f78b', 1796082068747, 1, 'article.added', 2, NULL, NULL, NULL, '{"provenance": "file"}', NULL),
    (12, 77, '8514ba811739f78b', 1796082068747, NULL, 'claim.found', 2, 5, NULL, NULL, '{"state": "unverified", "article": 2, "speaker": "the harbour office"}', NULL),
    (13, 77, '8514ba811739f78b', 1796082068747, NULL, 'claim.said_again', 2, 1, NULL, NULL, '{"article": 2, "score": 1.0}', NULL),
    (14, 77, '8dee89f89fc0b09e', 1796082069063, 2, 'claim.added', NULL, 6, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (15, 77, '967992f948da1fff', 1796082069223, 3, 'claim.added', NULL, 7, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (16, 77, 'c178502b9fa022c9', 1796082069312, 3, 'claim.added', NULL, 8, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (17, 77, '6a5c95106116e2e4', 1796082069369, 3, 'claim.added', NULL, 9, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (18, 77, '5ae742b95d1ec097', 1796082069421, 4, 'claim.added', NULL, 10, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (19, 77, '785bbb768fa029f9', 1796082069477, 3, 'claim.wanted', NULL, 1, NULL, NULL, '{"wanted": 1}', NULL),
    (20, 77, '7c2f36b3459ecf8b', 1796082069529, 2, 'follow.begun', NULL, NULL, NULL, NULL, '{"claim": 1}', NULL),
    (21, 77, '2010c23746b5ac62', 1796082069572, 3, 'follow.begun', NULL, NULL, NULL, NULL, '{"speaker": "Tom Hale"}', NULL),
    (22, 77, 'b0e212904a606c8d', 1796082069630, 5, 'claim.taken', NULL, 1, NULL, '{"state": "unverified"}', '{"state": "in_review", "owner": 5}', NULL),
    (23, 77, 'e1d548069f432461', 1796082069681, 6, 'claim.checked', NULL, 1, NULL, '{"state": "in_review"}', '{"state": "checked", "verdict": "mostly_false", "revision": 1, "speaker": "Ilse Bramwick"}', 1),
    (24, 77, '6ff34df810877ec9', 1796082069741, 2, 'dispute.opened', NULL, 1, 1, NULL, '{"dispute": 1, "kind": "verdict_wrong", "state": "open"}', 2),
    (25, 77, 'c2e8fe0b020b300e', 1796082069814, 3, 'dispute.joined', NULL, 1, 1, NULL, '{"dispute": 1, "kind": "verdict_wrong", "state": "open"}', 3),
    (26, 77, '25f7792c3714fd94', 1796082069883, 7, 'claim.corrected', NULL, 1, NULL, '{"state": "checked", "verdict": "mostly_false"}', '{"state": "checked", "verdict": "half_true", "revision": 2, "class": "rating_change"}', 4),
    (27, 77, '25f7792c3714fd94', 1796082069883, 7, 'dispute.upheld', NULL, 1, 1, '{"dispute": 1, "state": "open"}', '{"dispute": 1, "state": "upheld", "self_reviewed": false}', 4),
    (28, 77, 'fc782b7f689a9f8c', 1796082069947, 4, 'dispute.opened', NULL, 2, 2, NULL, '{"dispute": 2, "kind": "misquote", "state": "open"}', 5),
    (29, 77, '6ab526048d1e2492', 1796082070022, 4, 'dispute.opened', NULL, 1, 3, NULL, '{"dispute": 3, "kind": "missing_context", "state": "open"}', 6),
    (30, 77, '382be75195e19f1c', 1796082070110, 6, 'claim.context_added', NULL, 1, NULL, '{"state": "checked"}', '{"state": "checked"}', 8),
    (31, 77, '382be75195e19f1c', 1796082070110, 6, 'dispute.upheld', NULL, 1, 3, '{"dispute": 3, "state": "open"}', '{"dispute": 3, "state": "upheld", "self_reviewed": false}', 7),
    (32, 77, '7c65ac8863d5b7d4', 1796082070299, 6, 'claim.checked', NULL, 2, NULL, '{"state": "unverified"}', '{"state": "checked", "verdict": "true", "revision": 1, "speaker": "Tom Hale"}', 9),
    (33, 77, '186c17afc3babb62', 1796082070391, 7, 'claim.corrected', NULL, 2, NULL, '{"state": "checked", "verdict": "true"}', '{"state": "checked", "verdict": "true", "revision": 2, "class": "fact_fix"}', 10),
    (34, 77, '6df57940e5168ca0', 1796082070460, 5, 'claim.taken', NULL, 3, NULL, '{"state": "unverified"}', '{"state": "in_review", "owner": 5}', NULL),
    (35, 77, '7905dcf7cafe9f61', 1796082070548, 6, 'claim.dismissed', NULL, 7, NULL, '{"state": "unverified"}', '{"state": "dismissed", "dismissal": "opinion"}', NULL),
    (36, 77, 'c05d738d17ad6b65', 1796082070641, 6, 'claim.merged_in', NULL, 5, NULL, NULL, '{"from": 6}', NULL),
    (37, 77, 'c05d738d17ad6b65', 1796082070641, 6, 'claim.dismissed', NULL, 6, NULL, '{"state": "unverified"}', '{"state": "dismissed", "dismissal": "duplicate", "into": 5}', NULL),
    (38, 77, '0c26a494d9b665c7', 1796082070714, 1, 'settings.changed', NULL, NULL, NULL, '{"two_person": "off"}', '{"two_person": "on"}', NULL),
    (39, 77, '4052a23edc3ee6b2', 1796082070790, 5, 'claim.proposed', NULL, 4, NULL, '{"state": "unverified"}', '{"state": "proposed", "verdict": "false"}', 12),
    (40, 77, '4ad462d5ad21aee9', 1796082070888, 6, 'claim.correction_proposed', NULL, 2, NULL, '{"state": "checked", "verdict": "true"}', '{"state": "checked", "proposed": "mostly_true", "class": "rating_change"}', 13),
    (41, 77, 'b0e6d07d5d79d364', 1796082070941, 1, 'settings.changed', NULL, NULL, NULL, '{"two_person": "on"}', '{"two_person": "off"}', NULL),
    (42, 77, '36c7d1b3ad0f5c32', 1796082070983, 6, 'claim.hidden', NULL, 8, NULL, '{"state": "unverified"}', '{"state": "unverified", "hidden": true}', 15),
    (43, 77, '2b14fafab1d4c466', 1796082071061, 4, 'claim.added', NULL, 11, NULL, NULL, '{"state": "unverified", "provenance": "manual"}', NULL),
    (44, 77, '877197c0ef5cf8d8', 1796082071116, 6, 'member.blocked', NULL, NULL, NULL, NULL, '{"person": 8}', NULL),
    (45, 77, '5645f3daa75d1daa', 1796082071192, 1, 'others.imported', NULL, NULL, NULL, NULL, '{"import": 1, "added": 2}', NULL),
    (46, 77, '81929abb23a4b247', 1796082072072, 6, 'dispute.asked', NULL, 2, 2, NULL, '{"dispute": 2}', 16);

CREATE TABLE digests (
    id            INTEGER PRIMARY KEY,
    server        INTEGER NOT NULL REFERENCES desks (server),
    day           TEXT    NOT NULL,
    start_at      INTEGER NOT NULL,
    end_at        INTEGER NOT NULL,
    posted        INTEGER NOT NULL CHECK (posted IN (0, 1)),
    created_at    INTEGER NOT NULL, first_event INTEGER NOT NULL DEFAULT 0, next_event INTEGER NOT NULL DEFAULT 0, first_verdict INTEGER NOT NULL DEFAULT 0, next_verdict INTEGER NOT NULL DEFAULT 0,
    UNIQUE (server, day)
) STRICT;

INSERT INTO digests (id, server, day, start_at, end_at, posted, created_at, first_event, next_event, first_verdict, next_verdict) VALUES
    (1, 77, '2026-11-29', 1795909272072, 1795995672072, 0, 1795995672072, 1, 1, 1, 1),
    (2, 77, '2026-11-30', 1795995672072, 1796082072072, 1, 1796082072072, 1, 20, 1, 10);

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
    (1, 77, 3, 1, NULL, 1796082069477), (2, 77, 2, 1, NULL, 1796082069529), (3, 77, 3, NULL, 2, 1796082069572);

CREATE TABLE wanted (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    person   INTEGER NOT NULL REFERENCES people (id),
    server   INTEGER NOT NULL REFERENCES desks (server),
    at       INTEGER NOT NULL,
    PRIMARY KEY (claim_id, person)
) STRICT;

INSERT INTO wanted (claim_id, person, server, at) VALUES
    (1, 3, 77, 1796082069477);

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

INSERT INTO dispute_notes (id, dispute_id, kind, person, text_id, at) VALUES
    (1, 2, 'question', 6, 16, 1796082072072);

CREATE TABLE blocks (
    server     INTEGER NOT NULL REFERENCES desks (server),
    user_id    INTEGER NOT NULL,
    blocked_by INTEGER NOT NULL REFERENCES people (id),
    at         INTEGER NOT NULL,
    PRIMARY KEY (server, user_id)
) STRICT;

INSERT INTO blocks (server, user_id, blocked_by, at) VALUES
    (77, 666, 6, 1796082071116);

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
    (1, 77, 1, 'https://paper.example.net/feed.xml', 'Norrey Paper', '"a1"', NULL, 1, 1796082072072, NULL, NULL, 0, 1796082972072, 1, 1796082072072, NULL);

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
    (1, 1, 77, '447c5732ee36', X'192B06F0BFD6CD2DE91DE4BB02E2B814F1FAF104161DBFB91018E50E15F323FD91CE211F1906E006E30EC223E9FFE30C100A13FB01A4DAEFFCF7293022E80E05072D0FF7BDDB22D7039E060D291AFC0BD4E7CCF929EC1A131A2A33E4241CB2FBE713093D0C5ACBDFDA1913EBE907FBDCE601F710E4FA3EE10AD4CD2AB92D0600DE24F9C6EA071369FDDB33E6FDB9E5B928FDF8AB052E43E0F8F7DCBA4B08E6D61DF5061402FEE5E7C9FA110ECEF043FC0DF50B009F3AF2E3DFFB1509E3137FFB2B4425F4F7CA14282D09120B24D4552CEA40F4136FD32104F4001FFEC7CF1DF322F702D6FE0E3107EFEFA733321DD0D45C1504C311120B4CF738EBB2EE19411BF1E7F1224F1A0EF4C9EB1E13E9EB0208562A120CC90CDB2825F1FADE1614E2E112030DE2F7CEC8F2CEB5C025271440F2D60A180C14D45FCBFE2DFDEDD90323F61F1E12200BED2042AC40400AB4F9C11A02FCEFAC0D14E1ECD1D03C2C3BAC13E2FEF02809F538EDF9D41AE1342225871FFCDF1C2507492034E220EE55F3B300EC17F5A73A'),
    (2, 2, 77, '447c5732ee36', X'5FFC5034210CF74DCE18481C062DBC30070CB5EBB4E8D6F5F4D7E9EDE3130138EEEBECE12A0518EBE7FCFEF910E000483E68F12460ECD9B5BA131207431CF8F429F526B0EA321404CCDCF7E830FF2EF90EBDC80BE7E23D179B370E366616EF24B9DA143EE0560607BEE726E4F4300A2F1618BBD0DC09D332F348114DFBDE2CF303A9F808069A8109F0FBA8B204845005EF0ED3D6C70728002E1DDCF71101D849FAC8C5042454E7CFBFE4EF34EEBDF5BFF268A6F1E7D1D80F20054D03D73F45B4E2F45CD0EA35ED1AFAF7272007D1392010234F8C42000E0525F8E5A5110129E9C450F0DE04D80BED0728CE13FC5D39133FEFD9BCF11ECE3D071F2813EC88E5EFFFFEE8F2F030C0BF2512FA3408FF2ADA2FE20EE2EE41475244FFC8F000DC0BD7F8EAF8D7F9055509EB0AF3F2F35D140737DB00E8EB061BB5AB5BC4F1CEE0C7F51F29E21E1AD3313CD31C20DAEF1AD0EEC25404E7114AF0293626FE0EE8B9EDE014B7F0FD231A2BC4E6F716164D15ED38FBD200B3EC5411D2D519EDCBC9FAD730919A953A'),
    (3, 3, 77, '447c5732ee36', X'3C220808AAFA23E9A4EB00E4EFEFA8FCF1D2F609E0DDDDCCE62A22F102CDB406CADA1143EFDE00EFEF0916480602FE14393E0F481913D7C9C1C6133E1C0C05DF10DFD5FBD5E4E318002F39BBE71F001804D5DA502DEDE53FD82A0E162322CC0DA942053B1954FFF4A9060A1FCEC3FA173010F302F305160D34E32713D8622516CDFE391A16C7F61A16DDBABEFEE6D8BC3E2CDCCA4D0BFCC3E80FF81F572231E7FD0C2BF019F8EBFBE0FC0B44C63146C7DC3D23DCA021EEF3E3050F44D1FF6E3027283ED2FC1E231C41FAE62814DF065EA02908007BEEED01FCEAF317DED2D3000521F5D9EEF06FFAEB3784F94C4D05DD47200DE9B6E2EB5E182AC6C51EF52CCCEDEBCA2339731F420E991ADFD65A30DEEAFF3331BD202F03EDEBD9EC3BF5B33F1907F7C5ACF9C0AFABF0BE091E34222FBADCFDF7C8CD7FF5F85303E591E8E7FA05271BF8D8D63A60DA1D28E50B0AE8F70CE2F1E72AFDD518FDEA04FF1E9708FEC7EAF6F7D8DF0049F10601212634BFD2EBFC17203221083017E40E1AEE11DCFB6326993A'),
    (4, 4, 77, '447c5732ee36', X'2F1B0A001807A0E38FEF0909E9F30C0202DF4C27BB03E5F2E7FDD42E16FDD34513DD13F12212E00CDA3D1D0BBD18E6D7311EF7F4F8E00B42EE04FCE8F4F6F4EBE1BAF9D918940BFB21DBF1E69F0CD0C6DBD80017E30EF1DD1BFBF334A7F740F1DF41F74EF846DAE841102451F3261EC90001ACE809E9CB1A282A191EBC15261A0CFB93E776030713FED619FFD08F1BF7DC17DEEF27F0E8D125F5E968F4F2ED0310FF19E51FE4D9D8E2F9F30206CA24F728EE45D28851B8C2ED0B20DA3D43252C4D370FFE1A243EDCCE540605CD192F032C1ABE3C33DC34FA011500FE25E5CFFCDE0512FCBB1404E31FE6D90D092A383F2E28D8E60926BC26F8DB17C2DEFDBCF91302DC1802AC04C72DBD3C28E9E0E325F8E309FE33CBE423F715FAF23CF5D9493F29C8D1A6370F19E823FBF9637FE5021B33EBD1E20B1D08F21717C7B3FA02F83247BEEE08C4F34619DD04330F0C1212B0C5F52818EF1122D3E5231FF2E23D31123C24D5141DD91DCCC1C8EFFD270B03EB022A622CEA1512100D0ADB201D2F294887A23A'),
    (5, 5, 77, '447c5732ee36', X'26FA01252A0FE2CB0326F537FC1BEE0C3BD301C7BCC1C955FB0018FE0FFCA33ABEF31BE4FAC9E223ED03D516FF1A002B16543A3CDFBBD94221054341D2E2C8F3C8D7FA0610F6EC341B020C402EDE34F4E58104D24BF03512001319D70320A72ED4FF3818FE28F050DEBC2E140413D7135E23A3202304EFDAFF1B1B1DD0E81D08D9A9E0A80AE3E01C1FF1DBDCE7B91BD0FC07F001B6F913F90927FA0B2C12E72ED7280E3C00091EBDDB01AFFEFB1107F805E4DB29CD9CC4E1EBE0DCB1EBF728EDC01DFDF7D8FF6A3B46DBDDED1EE63E543A1C46FE39B810262A00F4FC1A083DF51C3ADBEBC524D148190AB028DA04DACF22350BE7B507B108F7071014AB02E4C9E2D6F9163111C44814D15CE059E5171D21E2EEF0D100B618E62DD2D8250E0339EE2522AF11FDDDC9FC17E1DBF5340907E418CC14E1D3E1E5EA362405FDF5D5F63231173106C43521284E3C061004DF3206EE0C0CD44D4D542922F5542409F11342CC06CCE22C1133ECEBDA165702D213FFD1E8FBCADE2DC4FD09FAF3CDD3C61AE6EDA03A'),
    (6, 6, 77, '447c5732ee36', X'084717390B059CD8E1EE01F4F3E218E181F91BE34039E9EB2505DF28081014E883EF2A0206E3E655C815F70DDCFEE29B4CCA2726E4CB03B3050325E6470D06FAFE1CE99326CCF9E11CBFD20C3917DBE415D3017A1BF3172B1F160B2BEF04D8D5E70EF927122384034005D141BCDDDEE5282FEE03FEF51D391114F347A1383AFFF655FCC72FDFCA48E0F359E3D1D533E70D05DABAC80C29DAF824DFF4EAF11A9F17CA21E50DD6A723FA1733FB2D29DE5340E10CFBE11509580103590D30EB51D6FA21F2CCEDDFD4D934BDF2F8D509E519DEF11FE343BE2F0DB01F071002CBEBF2EB11DBCB49E0D71DB8E80EF03805E8FA4B02E9FD29C4030EF24B55ADC3E00C55E41CEE4D3F031AE137030247C8E214124D48DCCBE70EF4DC25B91CFF0DF2EB53F31ED51EFC16021DB4CDAA26F960F10CB928CC3BECA233F6DCE712F8DD1DF3F7322B06022EDF51F2C0FD02162AF90AFF0DD30CC010DA07FA0C2F24353BFB13D2EDD004DC15F1CFE0E42F1D1B4C26ED0413334CF91B26FCD80714EC1011F3091A1F669D3A'),
    (7, 7, 77, '447c5732ee36', X'7F08D4EBC008FEF4CB2D30A5ECF6DDF2E5C710EC17E32304E5FB30E5F00F1C5B18FEE44DE5062B19C6002F003B39D8EE73D9145324E403AAF0B82B0038D2092D2234C4DBB9D933300C2EDEB5F510FD231FE638E9113715E4E61A15644C19DF29D2E30E3CFE0D09FEDFE445FDF402CBC5F03F06D42816EEDB313403FD3F34D71F2E2D0B412BE4FBCC2423D9B1E22E05004F0ED32E2CED1AF6B316FDF51A16FFF8FCE3CCC41DF11148CDF62A300DF63104FD6FDDFCB01E00B7DA1C233FFD1D441835EE42E8FF031CCC30FCDEDC1013E654B1FFE2232DF51ED348D224CC0E04A403C430E79FB7D53211A6EFBBE06513E94A13FFF6D5E9E9FC2E492CFDC7E7A80BF0F6FBC7D73024FE3F51C2E828B42345DEEFE81B1213F242E8E50B01E7DFE0116F33F9C4FCD50FC0A48CC9ED08C2A131FBB4FB0EC8DDE155F6E509FC2FDECBFBF51C621BEDDECF2E64E726BE122CEA34EBEA14F0FE341CDBE0EC192CF71BD9E6E4AEF016F09BDADFEBE4A714411BF5D7EA11D3E904131E24F613323D27F4FCBAB628F6973A'),
    (8, 8, 77, '447c5732ee36', X'69F5DAD9C406CCE9D80726BDEEDDD6FAFCD918EC0B1D22C5EAF015E81DEF4742E806FD2EF7F6F155D107F1031321CFE56ACA202720C60EBAFCA30B0348EB3124065FEAD4DCC01B160702C7B9F2341B0AF5FA10F2020C12EFF9FF153B440DE006EA02F92DE010E40CC1F526FDE01CDCC1FC3A11D91A26EEF40B0CD6281969EF0C2B32090E1BECF21828E627A1E110F6D151F2F0271B133BFEF00F04CB07040ABEF7E3CEE021ED0335C30627030AED3832FF18E21CBC0DF7C7D017293715177FE536D91E0A00F306F52B27E7F6EBF6052BCF03D92849E433DC2CE631DCFCE3D7F9CE19BCAEF7E527388EDDC9EE61CF09322C28D3C400C5FD2F4E5507DFB6C6210AF4F70BF44B0C0D022DE8F13BB40523FE15EC0F110EF22D03ECF603E1D0E3035C2FE8AE1FCCEBB5B496B7C20BE4A522E4AAEB0DD8F60370FFF4FCF22AABE128F426353A1304D9424EC42B042715C338FF0F15F5F32013CAD9D8073FF13ED105D4CCF727F2DE13F9CFC2C91C5030FAD60516F1EE0523371EF5CC2C2959E8E9F7D8B0C2A13A'),
    (9, 9, 77, '447c5732ee36', X'26E3392F13FBA8FAC70C4E26E01A4BFBEED12DB64CE8EFDA3AF1E1290AE5131DC7111AE00F24040900DB0AF6D3101E112109202115DB050708293BD92BF9F13FEA0DA30388C344E009B10C0E192B27D7EABD14DADEE425E7FB1A5B12123BF6FDB20AEF47F612070CDFCF36DB2412F80A0FF8DBE3020530E808E9C6D0DD17C511F529E90B1AE4D50B0EEAF4EFD50309EC1029491AF4FC2E1AF8C6FDF6153117F0E426E4F72D02D81BFCED370A15DB23D6082BC605811806DF12CC1712D72A30DBEFF0470B1F1F30D02D021BB5DBF7335AFFE30C0604E128F63410FFDA1EDE1CFAFF07D6FBD8FBD80FE9D2D33B3528DE1A06E5F3ED131920664D20034109F5BC16E014F10F34D7F3172DA2D92011DF28D24DCBED43CE0BE6F0EE63E1020705FDE91512028C0F02DAFAB2BBAB161ED7EEF0D1DD1E00CFE91FF2CFF3E329930FE7F4F01B18063DB91B560F10D91A4B10ED47FC26F8E1163E1917ACFFE5121DEDFBD8E6DB24EDD30DEAFBF7C2163301F4CA1F0CC7183CFAFD04D7E013E64FC8E2DDF8F458AC3A'),
    (10, 10, 77, '447c5732ee36', X'3406F003C902E905FF2A190703CAF10F00F819C50C080010EC3219BCECEA070707F001230CF5EB18020BFF2F2CF1EEDB2BF90EFE05F703E7F6ECEF14E7FBEA17031904FD0CFF19241F0615FDEF113BDF05CA20ED34D70EFDD60DE412D637FA1AFEE30C25CB1A001DBE0518FCE8F5FCCD131916FD44F1ED0C25220ED6FB06CF13211B001504ED060E050CE7DE2B0C3FF41C29E8170FE6F2EEFB10DF12301A23EDB8F4FEF522EDFFFD180D231A0249F9080629FBF1B7FA25EFF32E04FA0405041824FBFDE061C9FCE4F0F8DBD80115282406CE0FD310F6FCFB0AE836FDF612CE021D2FC7D5F018041A05CF160522F1FCFBF8FFF9C4D209EDFD0AE2D1F2FD1C16EEF31FF1F22123E82528CAFC0B112D23F6F60C06D80EFC21F60B0115F528FEF64AEB01D11EE508E20DE6E3F21CF3FF0AF9EF24F8F2D7084E0609FDF0130BD90BFB0246FF071903F1360615E51505FB09F4F9E7080AFE04050E1DFB07FB0AF6FFFEECE0F5F3E5F81201E38130FA2005DFCF0CECDDEEF6CF14D9DD0EFFF31A17E7FF2B42EF3A'),
    (11, 11, 77, '447c5732ee36', X'40CA050E1700F417E422F8FCEBFE0521111BCBE4F6E7F6EC49D01217EDF2C32999D0FAFA12DB03051C04E129F013F3262D1503FDF1B8DAE1E91721D9F1F6EC0009C9DAF0DDDFFC023CBC02E237140609D9F1E12205D31008183E2802D50ECE2DC8E915410B42CDF6F2D90626E5FCE7E40109B30B06B841FA190F0B02AA0A0904D62BFBDA25F8FD130ADDC5151AD9D9BAF702D8DEEF02FAF1E508F3ED3D2800240CEF0330EAFFED30ECF2F3F9D3F814D71EF8E8EC021DF9F7DA052AF5C4195503EDF93011EC1F272308ED041D28CC4201EF09360765F3020AE4FB22EC16D711F312301BFDD30B4126F515810E0D31E5D511FD20F8E409D54EF81112EBD3DD07EC19C9DD4F641E252F07B82EE839FD05FD260726E90042E00A2009D4F8F9FBF9F3301713D7FA05EBE918C5ECE03A50292106EFEFF6C7B93D07F3F4DEFBBEF1D5F321F3FD3506242167CB141AE9F0D50111EA10FEC6103E220B0D20E92502B803ED0CFCF215E0EEFC140EEA0613F9FAD103F6CC0A22F12711F9ECEBB9351CE9F62FE426C23A');

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
    (8, 7, 'same', 0.9998, 1796082069322, NULL, NULL, NULL);

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
    (1, 77, 1, 'verdict', 502, NULL, 3, 1796082069681), (2, 77, 2, 'verdict', 502, NULL, 14, 1796082070299),
    (3, 77, 1, 'card', 505, 90011, NULL, 1796082072072);

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
    (1, 77, 'suspected', 1796082072072, NULL, NULL);

CREATE TABLE looks (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    person   INTEGER NOT NULL REFERENCES people (id),
    skipped  INTEGER NOT NULL DEFAULT 0 CHECK (skipped IN (0, 1)),
    until    INTEGER NOT NULL,
    PRIMARY KEY (claim_id, person)
) STRICT;

INSERT INTO looks (claim_id, person, skipped, until) VALUES
    (9, 1, 1, 1796082072072);

CREATE TABLE drafts (
    key    TEXT    PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES people (id),
    kind   TEXT    NOT NULL,
    number INTEGER NOT NULL,
    typed  TEXT    NOT NULL CHECK (json_valid(typed)),
    until  INTEGER NOT NULL
) STRICT;

INSERT INTO drafts (key, person, kind, number, typed, until) VALUES
    ('d1', 1, 'check', 9, '{"rationale":"The rents rose, but"}', 1796085672072);

CREATE TABLE imports (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

INSERT INTO imports (id, name, at, removed_at) VALUES
    (1, 'checks.jsonl', 1796082071192, NULL);

CREATE TABLE others_vectors (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    check_id INTEGER NOT NULL UNIQUE REFERENCES others_checks (id),
    version  TEXT    NOT NULL,
    vector   BLOB    NOT NULL
) STRICT;

INSERT INTO others_vectors (seq, check_id, version, vector) VALUES
    (1, 1, '447c5732ee36', X'142E05F7B7DCD036EB17DEC610D5B10FEEF7F0FC1910CCD70519EA1010F71C0497C80D180E0CEBFDE013C92CE8F8DE06030B1E0300A7DDF4F3EE263213DE0109052E11FABBDB1BDD14A1090A2718FD12DAE7CCFB2CE62208192D29DD1014B202EF1C103B0742D5E2E31B14F2F0FFF3DBE3FD0111F1F43BF408D3DC28B61B0108E22D01C7EC070D66FED930EF02B6EEBC31FFFFAD052D3AEAEDF9E2C1460BECE3170509140AF9EEDEDBFD0A11D4EB42F014FC1400B340FCEBE5F81E16DA107F06233C25F0F4D214282204150A25D15041E440F40F6ED62100F5FF2EF3D0D216F729F102E701121D17F8E6B33B251FD9DF4B2103C3060CFC3FF52DEBBEF120351CF4DEE431461007F2CCDE1A19EDEEFD15552F2105CA07DB161AFE05E51B0DDFE20F0B0EF3E6D8D100C8B5C52726123DEEDE07131008D961CDF32303EADC0025F7172D101710FA2241BA3F3D09BDFFBC1EFDFAEFB80617F3E5C9C52A1F33AF16DB02EC1E16F22EE5F9D70DE8311C1D9719F8DF1F3601361532EC1BF24AF1B405F4BF35B23A'),
    (2, 2, '447c5732ee36', X'1C0B351D200E02B9D43061FAD813222DF494E0FF0734EB010BF5EEC5C9EFE34EE1EE25EA15DF6517ABD808E0DE36E6FB4AB91BF82FE2F7AF13FF3DDB3521FE23FAE1B9DF2DEE11F4C1EBF3452EDA0626DBCF061DF80D1900F522F4E0410EFECEE0062154C50CFEF5FF030CFF372BCDFD314BD10BF3070F032F06D60B222DD8100BE5211242F4E2DC05E7C3E4DAD4E90347FF2406EC160BD4E72600DCE91400E42423F8FF09C3E0F216FB05260DC8FE24190EF222F3FE21FC14D9E00517411CDB34F72018AEE402C2F6E603F222E105142BFD12FAFEF10EBA0BF8EBCAE8E9E1FECD3E0BDDF4E5202ED6E7BFF3281EF2493BF3C60BC80BF5F9EB39330BE58113E215CEF7EEF4D1FAF7FDCDD524F12DF03E1C27EA3112FDF7F30E26FEEE0804F9451112F82502DE1D2AD0E1F42FCBD10720EB0BFB1443E007E8DCFAE50717150EFA411119D861011348F24BB5DFF3F74BDA3D04F200C93CDBED02EB2307FA0FF7F814DFC9FCDBFFE7C3F31D1C0602F2183FF211F926F0F5FDDCFEFF11201EBEDDFD4DB0B93A');

CREATE TABLE others_unread (
    check_id INTEGER PRIMARY KEY REFERENCES others_checks (id)
) STRICT;

CREATE VIRTUAL TABLE others_search USING fts5 (text, tokenize = "unicode61 remove_diacritics 2");

INSERT INTO others_search (rowid, text) VALUES
    (1, 'The ferry to Norrey cost 12 million crowns in 2021.'), (2, 'Bees vanished from the island in 2019.');

CREATE TABLE claim_others (
    claim_id   INTEGER NOT NULL REFERENCES claims (id),
    check_id   INTEGER NOT NULL REFERENCES others_checks (id),
    score      REAL    NOT NULL,
    refused_by INTEGER REFERENCES people (id),
    PRIMARY KEY (claim_id, check_id)
) STRICT;

INSERT INTO claim_others (claim_id, check_id, score, refused_by) VALUES
    (1, 1, 0.9999, NULL);

CREATE TABLE claims_uncompared (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id)
) STRICT;

CREATE TABLE "others_checks" (
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

INSERT INTO others_checks (id, import_id, asked_for, url, norm, text, rating, publisher, site, claimant, day) VALUES
    (1, 1, NULL, 'https://checks.example/ferry', 'the ferry to norrey cost 12 million crowns in 2021', 'The ferry to Norrey cost 12 million crowns in 2021.', 'Mostly false', 'Norrey Checks', 'checks.example', 'Ilse Bramwick', '2024-02-03'),
    (2, 1, NULL, 'https://checks.example/bees', 'bees vanished from the island in 2019', 'Bees vanished from the island in 2019.', 'False', 'Norrey Checks', 'checks.example', NULL, '2024-03-03'),
    (3, NULL, 9, 'https://checks.example/rents', 'rents doubled', 'Rents doubled.', 'True', 'Norrey Checks', 'checks.example', NULL, '2024-05-01');

CREATE TABLE others_asked (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id),
    at       INTEGER NOT NULL,
    until    INTEGER NOT NULL
) STRICT;

INSERT INTO others_asked (claim_id, at, until) VALUES
    (9, 1796082072072, 1796168472072);

CREATE TABLE others_requests (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;

INSERT INTO others_requests (id, at) VALUES
    (1, 1796082072072);

CREATE TABLE others_service (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    failures     INTEGER NOT NULL,
    paused_until INTEGER NOT NULL,
    error        TEXT    NOT NULL
) STRICT;

INSERT INTO others_service (id, failures, paused_until, error) VALUES
    (1, 2, 1796082072072, 'The service did not answer.');

DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence (name, seq) VALUES
    ('others_checks', 3), ('claim_vectors', 11), ('imports', 1), ('others_vectors', 2);

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
CREATE INDEX claims_by_owner ON claims (owner, owner_until) WHERE owner IS NOT NULL;
CREATE INDEX looks_by_person ON looks (person);
CREATE INDEX revisions_to_look_at ON revisions (look_again) WHERE look_again IS NOT NULL AND reminded_at IS NULL;
CREATE INDEX drafts_by_person ON drafts (person, until);
CREATE INDEX drafts_by_age ON drafts (until);
CREATE TRIGGER proposals_rerate AFTER INSERT ON proposals WHEN NEW.reason_id IS NOT NULL
BEGIN
    UPDATE claims SET rerating = 1 WHERE id = NEW.claim_id;
END;
CREATE TRIGGER proposals_rerate_no_more AFTER DELETE ON proposals WHEN OLD.reason_id IS NOT NULL
BEGIN
    UPDATE claims SET rerating = 0 WHERE id = OLD.claim_id;
END;
CREATE INDEX claims_urgent ON claims (server, updated_at, number)
    WHERE (state = 'proposed' OR open_disputes > 0 OR rerating = 1) AND state <> 'dismissed';
CREATE TRIGGER others_unread_done AFTER INSERT ON others_vectors
BEGIN
    DELETE FROM others_unread WHERE check_id = NEW.check_id;
END;
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
CREATE UNIQUE INDEX others_checks_imported ON others_checks (url, norm) WHERE import_id IS NOT NULL;
CREATE UNIQUE INDEX others_checks_asked ON others_checks (asked_for, url, norm) WHERE asked_for IS NOT NULL;
CREATE INDEX others_checks_by_import ON others_checks (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX others_checks_by_norm ON others_checks (norm) WHERE import_id IS NOT NULL;
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
CREATE TRIGGER claims_uncompared_insert AFTER INSERT ON claim_vectors
WHEN EXISTS (SELECT 1 FROM others_checks WHERE import_id IS NOT NULL)
BEGIN
    INSERT INTO claims_uncompared (claim_id) VALUES (NEW.claim_id) ON CONFLICT DO NOTHING;
END;
CREATE INDEX others_asked_by_end ON others_asked (until);
CREATE INDEX others_requests_by_time ON others_requests (at);
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
CREATE INDEX claims_lapsed ON claims (server, number) WHERE state = 'unverified' AND lapsed_at IS NOT NULL;
CREATE INDEX claims_tallied ON claims (server, speaker_id, state, attribution_confirmed, worthiness, hidden_at)
    WHERE hidden_at IS NULL AND speaker_id IS NOT NULL;
CREATE INDEX claim_vectors_by_version ON claim_vectors (server, version, seq);
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
CREATE INDEX speakers_by_claims ON speakers (server, claims DESC, folded) WHERE claims > 0;
