-- name: parent_loop
-- severity: error
-- over: arrangement
-- message: “%1” would be part of itself, through “%2”. Choose another parent.
WITH RECURSIVE chain (id, above) AS (
    SELECT a.id, a.parent FROM scope s CROSS JOIN arrangement a ON a.id = s.id
    WHERE a.removed = 0 AND a.parent IS NOT NULL
    UNION
    SELECT c.id, p.parent FROM chain c CROSS JOIN arrangement p ON p.id = c.above
    WHERE p.parent IS NOT NULL AND c.above <> c.id
)
SELECT 'arrangement', a.id, 'parent', a.name, p.name
FROM chain c
CROSS JOIN arrangement a ON a.id = c.id
CROSS JOIN arrangement p ON p.id = a.parent
WHERE c.above = c.id AND a.parent <> a.id
