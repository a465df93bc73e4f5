-- name: position_all_and_one
-- severity: warning
-- over: strategy_round
-- message: %1 stands in “%2” both for all strategy areas and for “%3”. Remove one of the two.
SELECT 'position', p.id, 'area', m.number || ' ' || m.name, r.name, a.name
FROM scope s
CROSS JOIN strategy_round r ON r.id = s.id AND r.removed = 0
CROSS JOIN position p ON p.round = r.id AND p.removed = 0 AND p.area IS NOT NULL
CROSS JOIN position o ON o.round = r.id AND o.removed = 0 AND o.area IS NULL AND o.municipality = p.municipality
CROSS JOIN municipality m ON m.id = p.municipality
CROSS JOIN strategy_area a ON a.id = p.area
