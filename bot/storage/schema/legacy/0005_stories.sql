-- One story, once: which article is a copy or a newer version of which, and the bands by which copies find each other.

ALTER TABLE articles ADD COLUMN copy_of INTEGER REFERENCES articles (id);
ALTER TABLE articles ADD COLUMN version_of INTEGER REFERENCES articles (id);
-- When its address was last read, where that was after it was added.
ALTER TABLE articles ADD COLUMN looked_at INTEGER;

CREATE INDEX articles_by_first ON articles (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX articles_by_older ON articles (version_of) WHERE version_of IS NOT NULL;

CREATE INDEX article_urls_by_article ON article_urls (article_id);

CREATE TABLE article_bands (
    server     INTEGER NOT NULL REFERENCES desks (server),
    band       INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (server, band, article_id)
) STRICT, WITHOUT ROWID;
