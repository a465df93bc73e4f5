-- name: process_not_of_round
-- severity: error
-- over: strategy_round
-- message: The position of %1 in “%2” says another process than its round. Choose the process of the round.
SELECT 'position', p.id, 'process', m.number || ' ' || m.name, r.name
FROM scope s
CROSS JOIN strategy_round r ON r.id = s.id AND r.removed = 0
CROSS JOIN position p ON p.round = r.id AND p.removed = 0
CROSS JOIN municipality m ON m.id = p.municipality
WHERE p.process IS NOT r.process
