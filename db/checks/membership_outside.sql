-- name: membership_outside
-- severity: warning
-- over: region
-- message: %1 is a member of %2 outside the period in which that existed. Check the two periods.
SELECT 'membership', p.id,
       iif(p.valid_from || substr('-12-31', length(p.valid_from) - 3) < substr(r.established || '-01-01', 1, 10),
           'valid_from', 'valid_to'),
       m.number || ' ' || m.name, r.name
FROM scope s
CROSS JOIN region r ON r.id = s.id AND r.removed = 0
CROSS JOIN membership p ON p.region = r.id AND p.removed = 0
CROSS JOIN municipality m ON m.id = p.municipality
WHERE p.valid_from || substr('-12-31', length(p.valid_from) - 3) < substr(r.established || '-01-01', 1, 10)
   OR substr(p.valid_from || '-01-01', 1, 10) >= substr(r.ended || '-01-01', 1, 10)
   OR substr(p.valid_to || '-01-01', 1, 10) > r.ended || substr('-12-31', length(r.ended) - 3)
