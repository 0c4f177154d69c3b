-- Vectors of the present encoder are found though a desk has many of an older one, which wait to be made again.
DROP INDEX claim_vectors_by_server;
CREATE INDEX claim_vectors_by_version ON claim_vectors (server, version, seq);
