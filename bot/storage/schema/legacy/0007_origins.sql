-- Where each thing that an article says of itself was found: {"published_at": "JSON-LD", ...}.
ALTER TABLE articles ADD COLUMN origins TEXT CHECK (origins IS NULL OR json_valid(origins));
