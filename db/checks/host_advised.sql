-- name: host_advised
-- severity: warning
-- over: arrangement
-- on: check
-- message: “%1” has the form %2, which is no legal person of its own, but no host or
--   office municipality is recorded.
SELECT 'arrangement', a.id, NULL, a.name, f.name
FROM scope s
CROSS JOIN arrangement a ON a.id = s.id AND a.removed = 0
CROSS JOIN arrangement_state t ON t.arrangement = a.id AND t.removed = 0
CROSS JOIN legal_form f ON f.id = t.legal_form AND f.legal_person = 'no' AND ifnull(f.needs_host, 0) = 0
WHERE EXISTS (SELECT 1 FROM participation p WHERE p.arrangement = a.id AND p.removed = 0)
  AND NOT EXISTS (
    SELECT 1 FROM participation p
    WHERE p.arrangement = a.id AND p.removed = 0 AND p.role IN ('host', 'seller', 'office')
      AND substr(ifnull(p.valid_from, '0001') || '-01-01', 1, 10)
        < substr(ifnull(t.valid_to, '9999') || '-01-01', 1, 10)
      AND substr(ifnull(t.valid_from, '0001') || '-01-01', 1, 10)
        < substr(ifnull(p.valid_to, '9999') || '-01-01', 1, 10))
GROUP BY a.id
