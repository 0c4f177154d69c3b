-- What somebody typed and has not handed in, for an hour: words that a form refused, or of which a check may be asked.
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
