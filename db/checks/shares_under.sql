-- name: shares_under
-- severity: warning
-- over: arrangement
-- message: The owners' shares of “%1” are all stated but add up to %2 %%, which is less than the whole.
WITH part AS (
    SELECT p.arrangement, p.share IS NULL AS is_unstated,
           CAST(p.share AS REAL) / CAST(substr(p.share, instr(p.share, '/') + 1) AS REAL) AS share,
           /* A percentage is rounded to its last digit. */
           iif(p.share LIKE '%/10' OR p.share LIKE '%/100' OR p.share LIKE '%/1000' OR p.share LIKE '%/10000',
               0.5 / CAST(substr(p.share, instr(p.share, '/') + 1) AS REAL), 1e-9) AS slack,
           substr(ifnull(p.valid_from, '0001') || '-01-01', 1, 10) AS begins,
           substr(ifnull(p.valid_to, '9999') || '-01-01', 1, 10) AS ends
    FROM scope s
    CROSS JOIN arrangement_state t ON t.arrangement = s.id AND t.removed = 0
    CROSS JOIN legal_form f ON f.id = t.legal_form AND f.code = 'IKS'
    CROSS JOIN participation p ON p.arrangement = s.id AND p.removed = 0 AND ifnull(p.role, 'owner') <> 'observer'
    GROUP BY p.id
)
SELECT 'arrangement', id, NULL, name, replace(printf('%.4g', 100 * min(whole)), '.', ',')
FROM (
    SELECT a.id, a.name, sum(p.share) AS whole
    FROM (SELECT DISTINCT arrangement, begins FROM part) m
    CROSS JOIN part p ON p.arrangement = m.arrangement AND p.begins <= m.begins AND p.ends > m.begins
    CROSS JOIN arrangement a ON a.id = m.arrangement AND a.removed = 0
    GROUP BY m.arrangement, m.begins
    HAVING sum(p.is_unstated) = 0 AND count(*) >= ifnull(a.stated_participants, 0)
       AND sum(p.share) < 1 - sum(p.slack) - 1e-9
)
GROUP BY id
