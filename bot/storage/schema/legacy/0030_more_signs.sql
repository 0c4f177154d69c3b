-- More signs that say something end the normal form: "fell 0.5" is not "fell 5", and who asks asserts nothing. What ends
-- in " @" and when it was told is of this form already.
UPDATE claims SET norm = trim(norm
    || CASE WHEN instr(text, '+') > 0 THEN ' +' ELSE '' END || CASE WHEN instr(text, '✅') > 0 THEN ' ✅' ELSE '' END
    || CASE WHEN instr(text, '❌') > 0 THEN ' ❌' ELSE '' END || CASE WHEN instr(text, '👍') > 0 THEN ' 👍' ELSE '' END
    || CASE WHEN instr(text, '👎') > 0 THEN ' 👎' ELSE '' END || CASE WHEN instr(text, '📈') > 0 THEN ' 📈' ELSE '' END
    || CASE WHEN instr(text, '📉') > 0 THEN ' 📉' ELSE '' END
    || CASE WHEN text GLOB '*.[0-9]*' THEN ' .' ELSE '' END
    || CASE WHEN rtrim(text, ' ''"”’' || char(9, 10, 13)) LIKE '%?' THEN ' ?' ELSE '' END) WHERE instr(norm, ' @') = 0;
UPDATE others_checks SET norm = trim(norm
    || CASE WHEN instr(text, '+') > 0 THEN ' +' ELSE '' END || CASE WHEN instr(text, '✅') > 0 THEN ' ✅' ELSE '' END
    || CASE WHEN instr(text, '❌') > 0 THEN ' ❌' ELSE '' END || CASE WHEN instr(text, '👍') > 0 THEN ' 👍' ELSE '' END
    || CASE WHEN instr(text, '👎') > 0 THEN ' 👎' ELSE '' END || CASE WHEN instr(text, '📈') > 0 THEN ' 📈' ELSE '' END
    || CASE WHEN instr(text, '📉') > 0 THEN ' 📉' ELSE '' END
    || CASE WHEN text GLOB '*.[0-9]*' THEN ' .' ELSE '' END
    || CASE WHEN rtrim(text, ' ''"”’' || char(9, 10, 13)) LIKE '%?' THEN ' ?' ELSE '' END);
