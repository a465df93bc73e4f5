-- name: ended_still_active
-- severity: warning
-- over: arrangement
-- message: “%1” is recorded as going on, but it ended %2. Correct its status or the date.
SELECT 'arrangement', a.id, 'status', a.name, a.ended AS last
FROM scope s
CROSS JOIN arrangement a ON a.id = s.id AND a.removed = 0
WHERE a.status IN ('idea', 'study', 'decided', 'establishing', 'operating')
  AND substr(a.ended || '-01-01', 1, 10) <= :as_of
