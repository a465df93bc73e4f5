-- name: participant_twice
-- severity: error
-- over: participation
-- message: %1 takes part in “%2” twice in the same period. End one of the two before
--   the other begins, or remove it.
WITH period AS (
    SELECT p.id, p.arrangement, p.municipality, p.body,
           CASE WHEN ifnull(p.role, 'participant') IN ('host', 'participant', 'owner', 'office') THEN 'participant'
                ELSE p.role END AS part,
           substr(ifnull(p.valid_from, '0001') || '-01-01', 1, 10) AS begins,
           substr(ifnull(p.valid_to, '9999') || '-01-01', 1, 10) AS ends
    FROM participation p
    WHERE p.removed = 0 AND p.arrangement IN (
        SELECT t.arrangement FROM scope s CROSS JOIN participation t ON t.id = s.id WHERE t.removed = 0)
)
SELECT 'participation', a.id, iif(a.municipality IS NULL, 'body', 'municipality'),
       ifnull(m.number || ' ' || m.name, a.body), r.name
FROM scope s
CROSS JOIN period a ON a.id = s.id
CROSS JOIN period b ON b.arrangement = a.arrangement AND b.id <> a.id AND b.part = a.part
             AND b.municipality IS a.municipality AND lower(b.body) IS lower(a.body)
             AND a.begins < b.ends AND b.begins < a.ends
CROSS JOIN arrangement r ON r.id = a.arrangement
LEFT JOIN municipality m ON m.id = a.municipality
WHERE b.id < a.id OR b.id NOT IN (SELECT id FROM scope)
GROUP BY a.id
