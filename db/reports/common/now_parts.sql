-- name: now_parts
-- uses: now_participations now_municipalities now_arrangements now_chosen
-- about: Who takes part in what that counts: each municipality of the day once in each arrangement, whatever its roles
--   and records. `chosen` and `place_chosen`: the arrangement and the municipality are among those asked for. `roles`:
--   1 host, 2 participant, 4 owner, 8 buyer, 16 seller, 32 office, 64 observer, 128 not recorded, added up; those it
--   hosts by are 49. `uncertain` and `hosts_uncertain`: by a record that is. `takes_part`: it does more than observe;
--   `doubtful`: by a record that is uncertain, `certain`: by one that is not. `first`: the earliest beginning that is
--   known; `undated`: one is not. In the order of municipalities, and by index in that of arrangements and counties.
CREATE TEMP TABLE now_parts (
    municipality INTEGER NOT NULL, arrangement INTEGER NOT NULL, county INTEGER, region INTEGER,
    chosen INTEGER NOT NULL, place_chosen INTEGER NOT NULL, roles INTEGER NOT NULL, uncertain INTEGER NOT NULL,
    hosts_uncertain INTEGER NOT NULL, takes_part INTEGER NOT NULL, doubtful INTEGER NOT NULL, certain INTEGER NOT NULL,
    first TEXT, undated INTEGER NOT NULL, PRIMARY KEY (municipality, arrangement)) WITHOUT ROWID;
INSERT INTO now_parts
SELECT p.municipality, p.arrangement, m.county, a.region, c.id IS NOT NULL, m.chosen,
    sum(DISTINCT CASE p.role WHEN 'participant' THEN 2 WHEN 'owner' THEN 4 WHEN 'host' THEN 1 WHEN 'buyer' THEN 8
        WHEN 'seller' THEN 16 WHEN 'office' THEN 32 WHEN 'observer' THEN 64 ELSE (p.role IS NULL) * 128 END),
    max(p.certainty IS 'uncertain'),
    max(p.certainty IS 'uncertain' AND ifnull(p.role IN ('host', 'office', 'seller'), 0)),
    max(p.role IS NOT 'observer'),
    max(p.role IS NOT 'observer' AND p.certainty IS 'uncertain'),
    max(p.role IS NOT 'observer' AND p.certainty IS NOT 'uncertain'),
    min(iif(p.role IS 'observer', NULL, p.valid_from)), max(p.role IS NOT 'observer' AND p.valid_from IS NULL)
FROM now_participations AS p NOT INDEXED
CROSS JOIN now_arrangements AS a ON a.id = p.arrangement AND a.counts
CROSS JOIN now_municipalities AS m ON m.id = p.municipality
LEFT JOIN now_chosen AS c ON c.id = p.arrangement
GROUP BY p.municipality, p.arrangement;
CREATE INDEX temp.now_parts_arrangement
    ON now_parts (arrangement, county, municipality, chosen, takes_part, place_chosen);
