-- name: area_not_of_process
-- severity: error
-- over: strategy_round
-- message: “%1” is no strategy area of the process that “%2” belongs to. Choose one of that process.
WITH used (kind, id, round, area) AS (
    SELECT 'strategy_round_area', id, round, area FROM strategy_round_area WHERE removed = 0
    UNION ALL
    SELECT 'position', id, round, area FROM position WHERE removed = 0 AND area IS NOT NULL
    UNION ALL
    SELECT 'strategy_vote', id, round, area FROM strategy_vote WHERE removed = 0 AND area IS NOT NULL
)
SELECT u.kind, u.id, 'area', a.name, r.name
FROM scope s
CROSS JOIN strategy_round r ON r.id = s.id AND r.removed = 0
CROSS JOIN used u ON u.round = r.id
CROSS JOIN strategy_area a ON a.id = u.area
WHERE a.process IS NOT r.process
