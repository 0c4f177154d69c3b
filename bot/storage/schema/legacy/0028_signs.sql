-- The normal form of a wording ends with the signs that say something in it: "cost $5" is not "cost €5".
UPDATE claims SET norm = trim(norm
    || CASE WHEN instr(text, '$') > 0 THEN ' $' ELSE '' END || CASE WHEN instr(text, '€') > 0 THEN ' €' ELSE '' END
    || CASE WHEN instr(text, '£') > 0 THEN ' £' ELSE '' END || CASE WHEN instr(text, '¥') > 0 THEN ' ¥' ELSE '' END
    || CASE WHEN instr(text, '%') > 0 THEN ' %' ELSE '' END || CASE WHEN instr(text, '<') > 0 THEN ' <' ELSE '' END
    || CASE WHEN instr(text, '>') > 0 THEN ' >' ELSE '' END || CASE WHEN instr(text, '≤') > 0 THEN ' ≤' ELSE '' END
    || CASE WHEN instr(text, '≥') > 0 THEN ' ≥' ELSE '' END
    || CASE WHEN ' ' || text GLOB '* [-−–][0-9]*' THEN ' -' ELSE '' END);
UPDATE others_checks SET norm = trim(norm
    || CASE WHEN instr(text, '$') > 0 THEN ' $' ELSE '' END || CASE WHEN instr(text, '€') > 0 THEN ' €' ELSE '' END
    || CASE WHEN instr(text, '£') > 0 THEN ' £' ELSE '' END || CASE WHEN instr(text, '¥') > 0 THEN ' ¥' ELSE '' END
    || CASE WHEN instr(text, '%') > 0 THEN ' %' ELSE '' END || CASE WHEN instr(text, '<') > 0 THEN ' <' ELSE '' END
    || CASE WHEN instr(text, '>') > 0 THEN ' >' ELSE '' END || CASE WHEN instr(text, '≤') > 0 THEN ' ≤' ELSE '' END
    || CASE WHEN instr(text, '≥') > 0 THEN ' ≥' ELSE '' END
    || CASE WHEN ' ' || text GLOB '* [-−–][0-9]*' THEN ' -' ELSE '' END);
