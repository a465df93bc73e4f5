-- name: successor_weights
-- severity: warning
-- over: municipality
-- on: check
-- message: The parts of %1 that went to its successors add up to %2 and not to 1. Correct one of the weights.
SELECT 'municipality', m.id, NULL, m.number || ' ' || m.name, replace(printf('%g', sum(x.weight) / 100.0), '.', ',')
FROM scope s
CROSS JOIN municipality m ON m.id = s.id AND m.removed = 0
CROSS JOIN municipality_successor x ON x.municipality = m.id AND x.removed = 0
GROUP BY m.id
HAVING count(x.weight) = count(*) AND sum(x.weight) <> 100
