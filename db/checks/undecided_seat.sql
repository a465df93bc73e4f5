-- name: undecided_seat
-- severity: warning
-- over: arrangement_state
-- on: check
-- message: %1 is the seat of “%2” but has been split between %3. Say which of them goes on:
--   end this period and add one.
SELECT 'arrangement_state', p.id, 'seat', m.number || ' ' || m.name, a.name,
       group_concat(n.number || ' ' || n.name, ', ')
FROM scope s
CROSS JOIN arrangement_state p ON p.id = s.id AND p.removed = 0
CROSS JOIN arrangement a ON a.id = p.arrangement
CROSS JOIN municipality m ON m.id = p.seat
CROSS JOIN municipality_successor x ON x.municipality = m.id AND x.removed = 0
CROSS JOIN municipality n ON n.id = x.successor
WHERE substr(m.valid_to || '-01-01', 1, 10) <= :as_of
  AND substr(x.date || '-01-01', 1, 10) <= :as_of
  AND substr(ifnull(p.valid_from, '0001') || '-01-01', 1, 10) <= :as_of
  AND substr(ifnull(p.valid_to, '9999') || '-01-01', 1, 10) > :as_of
GROUP BY p.id
HAVING count(*) > 1
