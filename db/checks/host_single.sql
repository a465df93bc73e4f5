-- name: host_single
-- severity: error
-- over: arrangement
-- message: “%1” has the form %2, which has one host, but %3 are recorded at the same time. Give all but one another
--   role, or end their periods.
WITH form AS (
    SELECT t.arrangement, f.name,
           substr(ifnull(t.valid_from, '0001') || '-01-01', 1, 10) AS begins,
           substr(ifnull(t.valid_to, '9999') || '-01-01', 1, 10) AS ends
    FROM scope s
    CROSS JOIN arrangement_state t ON t.arrangement = s.id AND t.removed = 0
    CROSS JOIN legal_form f ON f.id = t.legal_form AND f.needs_host = 1
),
host AS (
    SELECT p.arrangement, ifnull(p.municipality, p.body) AS who,
           substr(ifnull(p.valid_from, '0001') || '-01-01', 1, 10) AS begins,
           substr(ifnull(p.valid_to, '9999') || '-01-01', 1, 10) AS ends
    FROM scope s
    CROSS JOIN participation p ON p.arrangement = s.id AND p.removed = 0 AND p.role IN ('host', 'seller', 'office')
)
SELECT 'arrangement', id, NULL, name, form, max(hosts)
FROM (
    SELECT a.id, a.name, f.name AS form, count(DISTINCT o.who) AS hosts
    FROM form f
    CROSS JOIN arrangement a ON a.id = f.arrangement AND a.removed = 0
    CROSS JOIN host h ON h.arrangement = f.arrangement AND h.begins < f.ends AND f.begins < h.ends
    CROSS JOIN host o ON o.arrangement = h.arrangement AND o.begins <= max(f.begins, h.begins)
               AND o.ends > max(f.begins, h.begins)
    GROUP BY a.id, max(f.begins, h.begins)
)
WHERE hosts > 1
GROUP BY id
