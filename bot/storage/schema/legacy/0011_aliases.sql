-- A name that was merged into a speaker: texts that use it mean him from then on.

ALTER TABLE speakers ADD COLUMN alias_of INTEGER REFERENCES speakers (id);

CREATE INDEX speakers_by_target ON speakers (alias_of) WHERE alias_of IS NOT NULL;
