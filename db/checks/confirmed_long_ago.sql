-- name: confirmed_long_ago
-- severity: warning
-- over: arrangement
-- on: check
-- message: “%1” was last confirmed %2, more than two years ago. Ask its steward whether it still holds.
SELECT 'arrangement', a.id, 'confirmed', a.name, a.confirmed AS day
FROM scope s
CROSS JOIN arrangement a ON a.id = s.id AND a.removed = 0
WHERE a.confirmed || substr('-12-31', length(a.confirmed) - 3) < date(:as_of, '-2 years')
  AND ifnull(a.status, '') <> 'ended'
  AND substr(ifnull(a.ended, '9999') || '-01-01', 1, 10) > :as_of
