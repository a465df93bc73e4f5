-- name: area_not_of_round
-- severity: error
-- over: strategy_round
-- message: “%1” is none of the strategy areas that “%2” covers. Choose one of them, or add it to the round.
WITH used (kind, id, round, area) AS (
    SELECT 'position', id, round, area FROM position WHERE removed = 0 AND area IS NOT NULL
    UNION ALL
    SELECT 'strategy_vote', id, round, area FROM strategy_vote WHERE removed = 0 AND area IS NOT NULL
)
SELECT u.kind, u.id, 'area', a.name, r.name
FROM scope s
CROSS JOIN strategy_round r ON r.id = s.id AND r.removed = 0
CROSS JOIN used u ON u.round = r.id
CROSS JOIN strategy_area a ON a.id = u.area AND a.process = r.process
WHERE EXISTS (SELECT 1 FROM strategy_round_area WHERE round = r.id AND removed = 0)
  AND NOT EXISTS (SELECT 1 FROM strategy_round_area WHERE round = r.id AND area = u.area AND removed = 0)
