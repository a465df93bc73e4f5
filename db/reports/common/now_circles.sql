-- name: now_circles
-- uses: now_arrangements now_parts now_municipalities now_succession
-- about: Of each arrangement that counts and was chosen, with several named participants, its circle: the same number
--   for arrangements of the same municipalities. `kept`: it was there four years before, and nobody has joined or left
--   since.
CREATE TEMP TABLE now_circles (arrangement INTEGER PRIMARY KEY, circle INTEGER NOT NULL, kept INTEGER);
INSERT INTO now_circles
WITH named AS MATERIALIZED (
    SELECT arrangement, group_concat(municipality) AS members, max(first > date(:as_of, '-4 years')) AS fresh
    FROM now_parts
    WHERE chosen
    GROUP BY arrangement
    HAVING count(*) > 1
),
joined AS (
    SELECT n.arrangement
    FROM named AS f
    JOIN now_parts AS n ON n.arrangement = f.arrangement AND n.first > date(:as_of, '-4 years')
    WHERE f.fresh AND NOT EXISTS (
        SELECT 1 FROM participation AS o
        JOIN now_succession AS s ON s.id = o.municipality AND s.now = n.municipality
        WHERE o.arrangement = n.arrangement AND o.removed = 0
            AND (o.valid_from IS NULL OR o.valid_from <= date(:as_of, '-4 years'))
            AND (o.valid_to IS NULL OR o.valid_to > date(:as_of, '-4 years')))
),
gone AS (
    SELECT o.arrangement
    FROM participation AS o
    JOIN now_succession AS s ON s.id = o.municipality
    JOIN now_municipalities AS m ON m.id = s.now
    WHERE o.removed = 0 AND o.valid_to > date(:as_of, '-4 years') AND o.valid_to <= :as_of
        AND (o.valid_from IS NULL OR o.valid_from <= date(:as_of, '-4 years'))
        AND NOT EXISTS (SELECT 1 FROM now_parts AS n
            WHERE n.arrangement = o.arrangement AND n.municipality = s.now)
)
SELECT n.arrangement, min(n.arrangement) OVER (PARTITION BY n.members) AS circle,
    (a.effective IS NULL OR a.effective <= date(:as_of, '-4 years'))
        AND n.arrangement NOT IN (SELECT arrangement FROM joined)
        AND n.arrangement NOT IN (SELECT arrangement FROM gone) AS kept
FROM named AS n
JOIN now_arrangements AS a ON a.id = n.arrangement;
