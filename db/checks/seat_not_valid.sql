-- name: seat_not_valid
-- severity: warning
-- over: arrangement_state
-- message: %1 is the seat of “%2” in a period in which that number was not in force. Choose the municipality of the
--   time, or correct the period.
SELECT 'arrangement_state', p.id, 'seat', m.number || ' ' || m.name, a.name
FROM scope s
CROSS JOIN arrangement_state p ON p.id = s.id AND p.removed = 0
CROSS JOIN arrangement a ON a.id = p.arrangement
CROSS JOIN municipality m ON m.id = p.seat
/* Going on beyond the municipality is right: its successor takes over. */
WHERE substr(p.valid_from || '-01-01', 1, 10) >= substr(m.valid_to || '-01-01', 1, 10)
   OR p.valid_from || substr('-12-31', length(p.valid_from) - 3) < substr(m.valid_from || '-01-01', 1, 10)
   OR substr(p.valid_to || '-01-01', 1, 10) <= substr(m.valid_from || '-01-01', 1, 10)
