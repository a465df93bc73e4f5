-- name: iks_participants
-- severity: warning
-- over: arrangement
-- message: “%1” is an inter-municipal company, but %2 takes part in it. Only municipalities, counties and other
--   such companies can own one.
SELECT 'participation', p.id, 'body', a.name, p.body
FROM scope s
CROSS JOIN arrangement a ON a.id = s.id AND a.removed = 0
CROSS JOIN arrangement_state t ON t.arrangement = a.id AND t.removed = 0
CROSS JOIN legal_form f ON f.id = t.legal_form AND f.code = 'IKS'
CROSS JOIN participation p ON p.arrangement = a.id AND p.removed = 0 AND p.municipality IS NULL
WHERE ifnull(p.role, 'owner') IN ('owner', 'participant', 'host', 'office')
  AND NOT (p.body LIKE '%fylkeskommune%' OR p.body LIKE '%kommune' OR ' ' || p.body || ' ' LIKE '% iks %'
           OR p.body LIKE '%interkommunal%')
  AND substr(ifnull(p.valid_from, '0001') || '-01-01', 1, 10) < substr(ifnull(t.valid_to, '9999') || '-01-01', 1, 10)
  AND substr(ifnull(t.valid_from, '0001') || '-01-01', 1, 10) < substr(ifnull(p.valid_to, '9999') || '-01-01', 1, 10)
GROUP BY p.id
