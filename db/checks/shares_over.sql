-- name: shares_over
-- severity: error
-- over: arrangement
-- message: The shares of “%1” add up to %2 %%, which is more than the whole. Correct one of them.
WITH part AS (
    SELECT p.arrangement,
           CAST(p.share AS REAL) / CAST(substr(p.share, instr(p.share, '/') + 1) AS REAL) AS share,
           /* A percentage is rounded to its last digit. */
           iif(p.share LIKE '%/10' OR p.share LIKE '%/100' OR p.share LIKE '%/1000' OR p.share LIKE '%/10000',
               0.5 / CAST(substr(p.share, instr(p.share, '/') + 1) AS REAL), 1e-9) AS slack,
           substr(ifnull(p.valid_from, '0001') || '-01-01', 1, 10) AS begins,
           substr(ifnull(p.valid_to, '9999') || '-01-01', 1, 10) AS ends
    FROM scope s
    CROSS JOIN participation p ON p.arrangement = s.id AND p.removed = 0 AND p.share IS NOT NULL
)
SELECT 'arrangement', id, NULL, name, replace(printf('%.4g', 100 * max(whole)), '.', ',')
FROM (
    SELECT a.id, a.name, sum(p.share) AS whole
    FROM (SELECT DISTINCT arrangement, begins FROM part) m
    CROSS JOIN part p ON p.arrangement = m.arrangement AND p.begins <= m.begins AND p.ends > m.begins
    CROSS JOIN arrangement a ON a.id = m.arrangement AND a.removed = 0
    GROUP BY m.arrangement, m.begins
    HAVING sum(p.share) > 1 + sum(p.slack) + 1e-9
)
GROUP BY id
