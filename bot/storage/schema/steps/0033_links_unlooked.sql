-- Places that the machine put under claims of other articles, to be looked at once more: what names nobody, or tells of
-- another place, becomes a claim of its own with a question to the moderators.
CREATE TABLE links_unlooked (
    appearance_id INTEGER PRIMARY KEY REFERENCES appearances (id) ON DELETE CASCADE
) STRICT;

-- Where a person merged two claims the places stand under another claim than they came in with: these stay.
INSERT INTO links_unlooked (appearance_id)
SELECT id FROM appearances
WHERE score IS NOT NULL AND home_claim_id = claim_id AND (article_id IS NOT NULL OR url IS NOT NULL);
