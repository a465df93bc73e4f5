-- name: placed_no_member
-- severity: error
-- over: strategy_round
-- message: %1 is no member of %2, whose process “%3” belongs to. Choose one of its members, or record the membership
--   first.
WITH placed (kind, id, round, municipality) AS (
    SELECT 'position', id, round, municipality FROM position WHERE removed = 0
    UNION ALL
    SELECT 'strategy_vote', id, round, municipality FROM strategy_vote WHERE removed = 0
),
/* On the day of the round, or else of its process; where neither has one, whoever has been a member counts. */
region_member (round, municipality) AS (
    SELECT r.id, b.municipality
    FROM strategy_round r
    CROSS JOIN strategy_process p ON p.id = r.process
    CROSS JOIN membership b ON b.region = p.region AND b.removed = 0 AND b.role IS NOT 'observer'
    WHERE ifnull(r.date, p.date) IS NULL
       OR (substr(ifnull(b.valid_from, '0001') || '-01-01', 1, 10)
               <= ifnull(r.date, p.date) || substr('-12-31', length(ifnull(r.date, p.date)) - 3)
           AND substr(ifnull(b.valid_to, '9999') || '-01-01', 1, 10)
               > substr(ifnull(r.date, p.date) || '-01-01', 1, 10))
)
SELECT u.kind, u.id, 'municipality', m.number || ' ' || m.name, g.name, r.name
FROM scope s
CROSS JOIN strategy_round r ON r.id = s.id AND r.removed = 0
CROSS JOIN strategy_process p ON p.id = r.process
CROSS JOIN region g ON g.id = p.region
CROSS JOIN placed u ON u.round = r.id
CROSS JOIN municipality m ON m.id = u.municipality
WHERE EXISTS (SELECT 1 FROM membership WHERE region = g.id AND removed = 0)
  AND NOT EXISTS (SELECT 1 FROM region_member WHERE round = r.id AND municipality = m.id)
  /* A membership goes on with the municipality that takes over. */
  AND NOT EXISTS (SELECT 1 FROM municipality_successor x
                  JOIN region_member b ON b.municipality = iif(x.municipality = m.id, x.successor, x.municipality)
                  WHERE x.removed = 0 AND m.id IN (x.municipality, x.successor) AND b.round = r.id)
