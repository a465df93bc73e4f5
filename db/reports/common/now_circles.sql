-- name: now_circles
-- uses: now_arrangements now_chosen now_parts now_succession
-- about: Of each arrangement that counts and was chosen, with several named participants, its circle: the same number
--   for arrangements of the same municipalities, that of the first of them; who only observes is not of it. `size`: how
--   many have it. `kept`: 1 where it was there four
--   years before and nobody has joined or left since, 0 where that is recorded not to be so, NULL where a beginning is
--   not recorded that would tell.
CREATE TEMP TABLE now_circles (
    arrangement INTEGER PRIMARY KEY, circle INTEGER NOT NULL, size INTEGER NOT NULL, kept INTEGER);
INSERT INTO now_circles
-- Who took part then by records that have ended since.
WITH before AS MATERIALIZED (
    SELECT o.arrangement, s.now AS municipality, max(o.valid_from IS NOT NULL) AS was_there,
        max(o.valid_from IS NULL) AS may_have_been
    FROM participation AS o INDEXED BY participation_ended
    CROSS JOIN now_succession AS s ON s.id = o.municipality AND s.holds
    WHERE o.removed = 0 AND o.valid_to > date(:as_of, '-4 years')
        AND (o.valid_from IS NULL OR o.valid_from <= date(:as_of, '-4 years')) AND o.role IS NOT 'observer'
    GROUP BY o.arrangement, s.now
),
-- `joined`: by somebody who was not there before; `in_doubt`: by somebody of whom that is not known. By the records of
-- the day alone.
named AS MATERIALIZED (
    SELECT p.arrangement, ids(p.municipality) AS members, max(p.marks & (16384 + 65536) = 0) AS joined,
        max(p.marks & 16384 = 0) AS in_doubt
    FROM now_chosen AS c
    CROSS JOIN now_parts AS p ON c.counts AND p.arrangement = c.id AND p.marks & 256
    GROUP BY c.id
    HAVING count(*) > 1
),
-- The same of the few that have records that have ended since: with these.
rejoined AS MATERIALIZED (
    SELECT o.arrangement, max(p.marks & (16384 + 65536) = 0 AND b.arrangement IS NULL) AS joined,
        max(p.marks & 16384 = 0 AND b.was_there IS NOT 1) AS in_doubt
    FROM (SELECT DISTINCT arrangement FROM before) AS o
    CROSS JOIN now_parts AS p ON p.arrangement = o.arrangement AND p.marks & 256
    LEFT JOIN before AS b ON b.arrangement = p.arrangement AND b.municipality = p.municipality
    GROUP BY o.arrangement
),
gone AS MATERIALIZED (
    SELECT b.arrangement, max(b.was_there) AS was_there
    FROM before AS b
    WHERE NOT EXISTS (SELECT 1 FROM now_parts AS n
        WHERE n.arrangement = b.arrangement AND n.municipality = b.municipality AND n.marks & 256)
    GROUP BY b.arrangement
),
told AS (
    SELECT n.arrangement, n.members, CASE
        WHEN a.effective > date(:as_of, '-4 years') OR g.was_there OR ifnull(r.joined, n.joined) THEN 0
        WHEN a.effective IS NULL OR g.arrangement IS NOT NULL OR ifnull(r.in_doubt, n.in_doubt) THEN NULL
        ELSE 1 END AS kept
    FROM named AS n
    CROSS JOIN now_arrangements AS a ON a.id = n.arrangement
    LEFT JOIN rejoined AS r ON r.arrangement = n.arrangement
    LEFT JOIN gone AS g ON g.arrangement = n.arrangement
)
SELECT arrangement, min(arrangement) OVER same, count(*) OVER same, kept
FROM told WINDOW same AS (PARTITION BY members);
