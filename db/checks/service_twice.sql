-- name: service_twice
-- severity: error
-- over: arrangement_service
-- message: “%1” has the task %2 twice in the same period. End one of the two before the other begins, or remove it.
WITH period AS (
    SELECT id, arrangement, service_area,
           substr(ifnull(valid_from, '0001') || '-01-01', 1, 10) AS begins,
           substr(ifnull(valid_to, '9999') || '-01-01', 1, 10) AS ends
    FROM arrangement_service
    WHERE removed = 0 AND arrangement IN (
        SELECT t.arrangement FROM scope s CROSS JOIN arrangement_service t ON t.id = s.id)
)
SELECT 'arrangement_service', a.id, 'service_area', r.name, x.name
FROM scope s
CROSS JOIN period a ON a.id = s.id
CROSS JOIN period b ON b.arrangement = a.arrangement AND b.service_area = a.service_area AND b.id <> a.id
             AND a.begins < b.ends AND b.begins < a.ends
CROSS JOIN arrangement r ON r.id = a.arrangement
CROSS JOIN service_area x ON x.id = a.service_area
WHERE b.id < a.id OR b.id NOT IN (SELECT id FROM scope)
GROUP BY a.id
