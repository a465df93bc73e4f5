-- name: state_twice
-- severity: error
-- over: arrangement_state
-- message: “%1” has two forms in the same period. End one before the other begins, or remove it.
WITH period AS (
    SELECT id, arrangement,
           substr(ifnull(valid_from, '0001') || '-01-01', 1, 10) AS begins,
           substr(ifnull(valid_to, '9999') || '-01-01', 1, 10) AS ends
    FROM arrangement_state
    WHERE removed = 0 AND arrangement IN (
        SELECT t.arrangement FROM scope s CROSS JOIN arrangement_state t ON t.id = s.id)
)
SELECT 'arrangement_state', a.id, 'valid_from', r.name
FROM scope s
CROSS JOIN period a ON a.id = s.id
CROSS JOIN period b ON b.arrangement = a.arrangement AND b.id <> a.id AND a.begins < b.ends AND b.begins < a.ends
CROSS JOIN arrangement r ON r.id = a.arrangement
WHERE b.id < a.id OR b.id NOT IN (SELECT id FROM scope)
GROUP BY a.id
