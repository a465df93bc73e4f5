-- name: form_past_deadline
-- severity: warning
-- over: arrangement
-- message: “%1” still has the form %2, which could be kept through %3. Record the form it took after
--   that, or its end.
SELECT 'arrangement', a.id, 'legal_form', a.name, f.name, f.until AS last
FROM scope s
CROSS JOIN arrangement a ON a.id = s.id AND a.removed = 0
CROSS JOIN arrangement_state t ON t.arrangement = a.id AND t.removed = 0
CROSS JOIN legal_form f ON f.id = t.legal_form
WHERE substr(f.until || '-01-01', 1, 10) <= :as_of
  AND substr(ifnull(t.valid_from, '0001') || '-01-01', 1, 10) <= :as_of
  AND substr(ifnull(t.valid_to, '9999') || '-01-01', 1, 10) > :as_of
  AND substr(ifnull(a.ended, '9999') || '-01-01', 1, 10) > :as_of
