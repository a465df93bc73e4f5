-- name: now_unknown
-- uses: now_municipalities now_members now_arrangements now_regional now_parts now_tallies
-- about: The municipalities of the day that none of the chosen arrangements names, and of which it is not recorded that
--   they are in none: no arrangement that counts names them, or a region that they are a full member of has one that
--   does not name all who take part. Reports say nothing there, not 0.
CREATE TEMP TABLE now_unknown (municipality INTEGER PRIMARY KEY);
INSERT INTO now_unknown
SELECT m.id FROM now_municipalities AS m
WHERE m.id NOT IN (SELECT municipality FROM now_tallies)
    AND (NOT EXISTS (SELECT 1 FROM now_parts AS p WHERE p.municipality = m.id) OR EXISTS (
        SELECT 1 FROM now_members AS n
        CROSS JOIN now_regional AS i ON i.region = n.region AND i.counts
        CROSS JOIN now_arrangements AS a ON a.id = i.arrangement
        WHERE n.municipality = m.id AND (n.role = 'full' OR n.role IS NULL)
            AND ifnull(a.stated_participants, 1) > (SELECT count(*) FROM now_parts AS p WHERE p.arrangement = a.id)));
