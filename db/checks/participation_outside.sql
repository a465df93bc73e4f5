-- name: participation_outside
-- severity: warning
-- over: arrangement
-- message: %1 takes part in “%2” outside the period in which that was in force. Check the two periods.
SELECT 'participation', p.id,
       iif(p.valid_from || substr('-12-31', length(p.valid_from) - 3) < substr(a.effective || '-01-01', 1, 10),
           'valid_from', 'valid_to'),
       ifnull(m.number || ' ' || m.name, p.body), a.name
FROM scope s
CROSS JOIN arrangement a ON a.id = s.id AND a.removed = 0
CROSS JOIN participation p ON p.arrangement = a.id AND p.removed = 0
LEFT JOIN municipality m ON m.id = p.municipality
/* A participation without an end goes on for as long as the arrangement. */
WHERE p.valid_from || substr('-12-31', length(p.valid_from) - 3) < substr(a.effective || '-01-01', 1, 10)
   OR substr(p.valid_from || '-01-01', 1, 10) >= substr(a.ended || '-01-01', 1, 10)
   OR substr(p.valid_to || '-01-01', 1, 10) > a.ended || substr('-12-31', length(a.ended) - 3)
