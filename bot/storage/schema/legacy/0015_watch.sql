-- Source watch: appearances whose words no longer stand where they were quoted from. A machine suspects, a moderator
-- confirms it or clears it.

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
CREATE INDEX revisions_by_time ON revisions (at);
