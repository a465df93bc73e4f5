-- name: joint_municipality_small
-- severity: warning
-- over: arrangement
-- on: check
-- message: “%1” is a joint municipality, but only %2 takes part in it. It takes two.
SELECT 'arrangement', a.id, NULL, a.name, ifnull(max(m.number || ' ' || m.name), max(p.body))
FROM scope s
CROSS JOIN arrangement a ON a.id = s.id AND a.removed = 0
CROSS JOIN arrangement_state t ON t.arrangement = a.id AND t.removed = 0
CROSS JOIN legal_form f ON f.id = t.legal_form AND f.code IN ('SAMK', 'SAMK_FORSOK')
CROSS JOIN participation p ON p.arrangement = a.id AND p.removed = 0
LEFT JOIN municipality m ON m.id = p.municipality
GROUP BY a.id
HAVING count(DISTINCT ifnull(p.municipality, p.body)) < 2 AND ifnull(a.stated_participants, 0) < 2
