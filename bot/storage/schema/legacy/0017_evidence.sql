-- What is known of a verdict's sources, of which day it is, and when it is to be looked at again (local days).
ALTER TABLE sources ADD COLUMN title TEXT;
ALTER TABLE sources ADD COLUMN archive TEXT;
ALTER TABLE revisions ADD COLUMN as_of TEXT;
ALTER TABLE revisions ADD COLUMN look_again TEXT;
ALTER TABLE revisions ADD COLUMN reminded_at INTEGER;
ALTER TABLE proposals ADD COLUMN as_of TEXT;
ALTER TABLE proposals ADD COLUMN look_again TEXT;

CREATE INDEX revisions_to_look_at ON revisions (look_again) WHERE look_again IS NOT NULL AND reminded_at IS NULL;
