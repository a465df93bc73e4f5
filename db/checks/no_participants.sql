-- name: no_participants
-- severity: warning
-- over: arrangement
-- on: check
-- message: “%1” is operating, but neither its participants nor their number are recorded.
SELECT 'arrangement', a.id, 'stated_participants', a.name
FROM scope s
CROSS JOIN arrangement a ON a.id = s.id AND a.removed = 0
WHERE a.status = 'operating' AND a.stated_participants IS NULL
  AND substr(ifnull(a.effective, '0001') || '-01-01', 1, 10) <= :as_of
  AND substr(ifnull(a.ended, '9999') || '-01-01', 1, 10) > :as_of
  AND NOT EXISTS (SELECT 1 FROM participation p WHERE p.arrangement = a.id AND p.removed = 0)
