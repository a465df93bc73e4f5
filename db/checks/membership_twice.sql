-- name: membership_twice
-- severity: error
-- over: membership
-- message: %1 is a member of %2 twice in the same period. End one of the two before the other begins, or remove it.
WITH period AS (
    SELECT id, region, municipality,
           substr(ifnull(valid_from, '0001') || '-01-01', 1, 10) AS begins,
           substr(ifnull(valid_to, '9999') || '-01-01', 1, 10) AS ends
    FROM membership
    WHERE removed = 0 AND region IN (SELECT m.region FROM scope s CROSS JOIN membership m ON m.id = s.id)
)
SELECT 'membership', a.id, 'municipality', m.number || ' ' || m.name, r.name
FROM scope s
CROSS JOIN period a ON a.id = s.id
CROSS JOIN period b ON b.region = a.region AND b.municipality = a.municipality AND b.id <> a.id
             AND a.begins < b.ends AND b.begins < a.ends
CROSS JOIN region r ON r.id = a.region
CROSS JOIN municipality m ON m.id = a.municipality
WHERE b.id < a.id OR b.id NOT IN (SELECT id FROM scope)
GROUP BY a.id
