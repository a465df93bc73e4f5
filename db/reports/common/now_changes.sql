-- name: now_changes
-- uses: now_arrangements now_participations now_chosen now_municipalities now_succession now_regions now_members
--   then_succession then_arrangements then_participations then_chosen then_regions then_members
-- about: What differs between the other day and the day, one row each, of arrangements that count on one of them.
--   Participants and members of then are brought to the municipality of the day; what was split since is left out, and
--   what ended on the day on which the municipality itself did, by a merger or under another number, is no leaving.
--   `record` is one that says so: a participation, a membership, else the arrangement or the region.
--   `date` is the first day, month or year on which it is so; of a form when it was taken, whatever else of it has
--   changed since.
CREATE TEMP TABLE now_changes (
    kind TEXT, arrangement INTEGER, region INTEGER, municipality INTEGER, body TEXT, old_form INTEGER, new_form INTEGER,
    date TEXT, record INTEGER);
INSERT INTO now_changes
WITH counted AS MATERIALIZED (
    SELECT c.id, n.id IS NOT NULL AS is_now, t.id IS NOT NULL AS was_then, n.form AS new_form, t.form AS old_form,
        ifnull(n.region, t.region) AS region, ifnull(n.effective, t.effective) AS effective
    FROM (SELECT id FROM now_chosen
        UNION ALL SELECT id FROM then_chosen WHERE id NOT IN (SELECT id FROM now_chosen)) AS c
    LEFT JOIN now_arrangements AS n ON n.id = c.id
    LEFT JOIN then_arrangements AS t ON t.id = c.id
    WHERE n.counts OR t.counts
),
municipality_end AS (
    SELECT s.now, m.valid_to AS date FROM now_succession AS s JOIN municipality AS m ON m.id = s.id
),
part_now AS (
    SELECT p.arrangement, s.now AS municipality, p.body, min(p.valid_from) AS date, p.id AS record
    FROM participation AS p INDEXED BY participation_begun
    CROSS JOIN counted AS c ON c.id = p.arrangement AND c.is_now AND c.was_then
    LEFT JOIN now_succession AS s ON s.id = p.municipality
    WHERE p.removed = 0 AND p.valid_from > :then AND p.valid_from <= :as_of
        AND (p.valid_to IS NULL OR p.valid_to > :as_of)
        AND (s.now IS NOT NULL OR (p.body IS NOT NULL AND NOT ifnull(s.undecided, 0)))
    GROUP BY p.arrangement, s.now, p.body
),
part_then AS (
    SELECT p.arrangement, s.now AS municipality, p.body, max(p.valid_to) AS date, p.id AS record
    FROM participation AS p INDEXED BY participation_ended
    CROSS JOIN counted AS c ON c.id = p.arrangement AND c.is_now AND c.was_then
    LEFT JOIN then_succession AS t ON t.id = p.municipality
    LEFT JOIN now_succession AS s ON s.id = t.now
    WHERE p.removed = 0 AND p.valid_to > :then AND p.valid_to <= :as_of
        AND (p.valid_from IS NULL OR p.valid_from <= :then)
        AND (s.now IS NOT NULL OR (p.body IS NOT NULL AND t.now IS NULL AND NOT ifnull(t.undecided, 0)))
        AND NOT EXISTS (SELECT 1 FROM municipality_end AS e WHERE e.now = s.now AND e.date = p.valid_to)
    GROUP BY p.arrangement, s.now, p.body
),
member_now AS (
    SELECT n.region, n.municipality, min(ifnull(m.valid_from, '')) AS date, m.id AS record
    FROM now_members AS n
    JOIN membership AS m ON m.id = n.id
    WHERE n.municipality IS NOT NULL
    GROUP BY n.region, n.municipality
),
member_then AS (
    SELECT n.region, s.now AS municipality, m.valid_to, m.id AS record
    FROM then_members AS n
    JOIN membership AS m ON m.id = n.id
    JOIN now_succession AS s ON s.id = n.municipality AND s.now IS NOT NULL
),
member_left AS (
    SELECT region, municipality, max(ifnull(valid_to, '')) AS date, record
    FROM member_then AS t
    WHERE NOT EXISTS (SELECT 1 FROM municipality_end AS e WHERE e.now = t.municipality AND e.date = t.valid_to)
    GROUP BY region, municipality
),
region_both AS (
    SELECT n.id FROM now_regions AS n JOIN then_regions AS t ON t.id = n.id WHERE n.chosen OR t.chosen
)
SELECT 'founded', c.id, c.region, NULL, NULL, NULL, c.new_form, c.effective, c.id FROM counted AS c WHERE NOT c.was_then
UNION ALL
SELECT 'ended', c.id, c.region, NULL, NULL, c.old_form, NULL, a.ended, c.id
FROM counted AS c JOIN arrangement AS a ON a.id = c.id WHERE NOT c.is_now
UNION ALL
SELECT 'joined', p.arrangement, c.region, p.municipality, p.body, NULL, NULL, p.date, p.record
FROM part_now AS p
JOIN counted AS c ON c.id = p.arrangement
WHERE NOT EXISTS (
    SELECT 1 FROM then_participations AS t LEFT JOIN now_succession AS s ON s.id = t.municipality
    WHERE t.arrangement = p.arrangement AND s.now IS p.municipality AND t.body IS p.body)
UNION ALL
SELECT 'left', p.arrangement, c.region, p.municipality, p.body, NULL, NULL, p.date, p.record
FROM part_then AS p
JOIN counted AS c ON c.id = p.arrangement
WHERE NOT EXISTS (
    SELECT 1 FROM now_participations AS n
    WHERE n.arrangement = p.arrangement AND n.municipality IS p.municipality AND n.body IS p.body)
UNION ALL
SELECT 'form', c.id, c.region, NULL, NULL, c.old_form, c.new_form,
    coalesce((SELECT min(v.valid_from) FROM arrangement_state AS v
            WHERE v.arrangement = c.id AND v.removed = 0 AND v.valid_from > :then AND v.valid_from <= :as_of
                AND v.legal_form IS c.new_form AND v.valid_from > ifnull((
                    SELECT max(o.valid_from) FROM arrangement_state AS o
                    WHERE o.arrangement = c.id AND o.removed = 0 AND o.valid_from <= :as_of
                        AND o.legal_form IS NOT c.new_form), '')),
        (SELECT max(v.valid_to) FROM arrangement_state AS v
            WHERE v.arrangement = c.id AND v.removed = 0 AND v.valid_to > :then AND v.valid_to <= :as_of)), c.id
FROM counted AS c WHERE c.is_now AND c.was_then AND c.new_form IS NOT c.old_form
UNION ALL
SELECT 'region_founded', NULL, n.id, NULL, NULL, NULL, NULL, r.established, n.id
FROM now_regions AS n JOIN region AS r ON r.id = n.id
WHERE n.chosen AND n.id NOT IN (SELECT id FROM then_regions)
UNION ALL
SELECT 'region_ended', NULL, t.id, NULL, NULL, NULL, NULL, r.ended, t.id
FROM then_regions AS t JOIN region AS r ON r.id = t.id
WHERE t.chosen AND t.id NOT IN (SELECT id FROM now_regions)
UNION ALL
SELECT 'member_joined', NULL, n.region, n.municipality, NULL, NULL, NULL, nullif(n.date, ''), n.record
FROM member_now AS n
JOIN region_both AS r ON r.id = n.region
WHERE NOT EXISTS (SELECT 1 FROM member_then AS t WHERE t.region = n.region AND t.municipality = n.municipality)
UNION ALL
SELECT 'member_left', NULL, t.region, t.municipality, NULL, NULL, NULL, nullif(t.date, ''), t.record
FROM member_left AS t
JOIN region_both AS r ON r.id = t.region
WHERE NOT EXISTS (SELECT 1 FROM member_now AS n WHERE n.region = t.region AND n.municipality = t.municipality);
