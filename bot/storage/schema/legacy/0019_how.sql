-- How the machine found out whom a mention means, in a few words.
ALTER TABLE appearances ADD COLUMN how TEXT;
