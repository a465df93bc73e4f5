-- name: stated_fewer
-- severity: warning
-- over: arrangement
-- message: “%1” states %2 participants, but %3 are recorded at the same time. Correct the number or
--   the participants.
WITH part AS (
    SELECT p.arrangement, ifnull(p.municipality, p.body) AS who,
           substr(ifnull(p.valid_from, '0001') || '-01-01', 1, 10) AS begins,
           substr(ifnull(p.valid_to, '9999') || '-01-01', 1, 10) AS ends
    FROM scope s
    CROSS JOIN participation p ON p.arrangement = s.id AND p.removed = 0 AND ifnull(p.role, 'participant') <> 'observer'
),
together AS (
    SELECT m.arrangement, count(DISTINCT p.who) AS recorded
    FROM (SELECT DISTINCT arrangement, begins FROM part) m
    CROSS JOIN part p ON p.arrangement = m.arrangement AND p.begins <= m.begins AND p.ends > m.begins
    GROUP BY m.arrangement, m.begins
)
SELECT 'arrangement', a.id, 'stated_participants', a.name, a.stated_participants, max(t.recorded)
FROM together t
CROSS JOIN arrangement a ON a.id = t.arrangement AND a.removed = 0
WHERE t.recorded > a.stated_participants
GROUP BY a.id
