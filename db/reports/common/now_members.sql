-- name: now_members
-- uses: now_succession
-- about: The memberships of the day in regions of the day. `municipality` is the one of the day, NULL with `undecided`.
CREATE TEMP TABLE now_members (
    id INTEGER PRIMARY KEY, region INTEGER, municipality INTEGER, undecided INTEGER NOT NULL, role TEXT,
    certainty TEXT);
INSERT INTO now_members
SELECT n.id, n.region, s.now, ifnull(s.undecided, 0), n.role, n.certainty
FROM membership AS n NOT INDEXED
JOIN region AS r ON r.id = n.region AND r.removed = 0 AND (r.established IS NULL OR r.established <= :as_of)
    AND (r.ended IS NULL OR r.ended > :as_of)
LEFT JOIN now_succession AS s ON s.id = n.municipality
WHERE n.removed = 0 AND (n.valid_from IS NULL OR n.valid_from <= :as_of)
    AND (n.valid_to IS NULL OR n.valid_to > :as_of);
CREATE INDEX temp.now_members_region ON now_members (region, municipality);
CREATE INDEX temp.now_members_municipality ON now_members (municipality, region);
