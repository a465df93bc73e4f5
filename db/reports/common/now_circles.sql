-- name: now_circles
-- uses: now_arrangements now_parts now_municipalities now_succession
-- about: Of each arrangement that counts and was chosen, with several named participants, its circle: the same number
--   for arrangements of the same municipalities; who only observes is not of it. `kept`: 1 where it was there four
--   years before and nobody has joined or left since, 0 where that is recorded not to be so, NULL where a beginning is
--   not recorded that would tell.
CREATE TEMP TABLE now_circles (arrangement INTEGER PRIMARY KEY, circle INTEGER NOT NULL, kept INTEGER);
INSERT INTO now_circles
WITH named AS MATERIALIZED (
    SELECT arrangement, group_concat(municipality) AS members, max(undated) AS undated,
        max(first > date(:as_of, '-4 years')) AS fresh
    FROM now_parts
    WHERE chosen AND takes_part
    GROUP BY arrangement
    HAVING count(*) > 1
),
-- Who takes part now, with what is recorded of whether it did then.
joined AS MATERIALIZED (
    SELECT n.arrangement, n.municipality, max(n.undated) AS undated,
        max(ifnull(n.first <= date(:as_of, '-4 years'), 0) OR (o.valid_from IS NOT NULL AND s.id IS NOT NULL))
            AS was_there,
        max(o.id IS NOT NULL AND s.id IS NOT NULL AND o.valid_from IS NULL) AS may_have_been
    FROM named AS f
    JOIN now_parts AS n ON n.arrangement = f.arrangement AND n.takes_part
    LEFT JOIN participation AS o ON o.arrangement = n.arrangement AND o.removed = 0 AND o.role IS NOT 'observer'
        AND o.valid_to > date(:as_of, '-4 years')
        AND (o.valid_from IS NULL OR o.valid_from <= date(:as_of, '-4 years'))
    LEFT JOIN now_succession AS s ON s.id = o.municipality AND s.now = n.municipality
    WHERE f.fresh OR f.undated
    GROUP BY n.arrangement, n.municipality
),
-- Who has left since.
gone AS MATERIALIZED (
    SELECT o.arrangement, max(o.valid_from IS NOT NULL) AS was_there
    FROM participation AS o
    JOIN now_succession AS s ON s.id = o.municipality
    JOIN now_municipalities AS m ON m.id = s.now
    WHERE o.removed = 0 AND o.valid_to > date(:as_of, '-4 years') AND o.valid_to <= :as_of
        AND (o.valid_from IS NULL OR o.valid_from <= date(:as_of, '-4 years')) AND o.role IS NOT 'observer'
        AND NOT EXISTS (SELECT 1 FROM now_parts AS n
            WHERE n.arrangement = o.arrangement AND n.municipality = s.now AND n.takes_part)
    GROUP BY o.arrangement
),
told AS (
    SELECT n.arrangement, n.members, CASE
        WHEN a.effective > date(:as_of, '-4 years') OR n.arrangement IN (SELECT arrangement FROM gone WHERE was_there)
            OR n.arrangement IN (SELECT arrangement FROM joined WHERE NOT (was_there OR undated OR may_have_been))
            THEN 0
        WHEN a.effective IS NULL OR n.arrangement IN (SELECT arrangement FROM gone)
            OR n.arrangement IN (SELECT arrangement FROM joined WHERE NOT was_there) THEN NULL
        ELSE 1 END AS kept
    FROM named AS n
    JOIN now_arrangements AS a ON a.id = n.arrangement
)
SELECT arrangement, min(arrangement) OVER (PARTITION BY members), kept FROM told;
