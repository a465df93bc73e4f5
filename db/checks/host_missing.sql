-- name: host_missing
-- severity: warning
-- over: arrangement
-- message: “%1” has the form %2, which needs a host, but none of its participants is one. Give the host its role.
SELECT 'arrangement', a.id, NULL, a.name, f.name
FROM scope s
CROSS JOIN arrangement a ON a.id = s.id AND a.removed = 0
CROSS JOIN arrangement_state t ON t.arrangement = a.id AND t.removed = 0
CROSS JOIN legal_form f ON f.id = t.legal_form AND f.needs_host = 1
WHERE EXISTS (SELECT 1 FROM participation p WHERE p.arrangement = a.id AND p.removed = 0)
  AND NOT EXISTS (
    SELECT 1 FROM participation p
    WHERE p.arrangement = a.id AND p.removed = 0 AND p.role IN ('host', 'seller', 'office')
      AND substr(ifnull(p.valid_from, '0001') || '-01-01', 1, 10)
        < substr(ifnull(t.valid_to, '9999') || '-01-01', 1, 10)
      AND substr(ifnull(t.valid_from, '0001') || '-01-01', 1, 10)
        < substr(ifnull(p.valid_to, '9999') || '-01-01', 1, 10))
GROUP BY a.id
