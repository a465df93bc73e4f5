-- name: fact_twice
-- severity: error
-- over: municipality_fact
-- message: %1 has the same figure twice for one day (%2). Put them into one record, or change one of the dates.
SELECT 'municipality_fact', a.id, 'date', m.number || ' ' || m.name, a.date AS day
FROM scope s
CROSS JOIN municipality_fact a ON a.id = s.id AND a.removed = 0
CROSS JOIN municipality_fact b ON b.municipality = a.municipality AND b.removed = 0 AND b.id <> a.id
CROSS JOIN municipality m ON m.id = a.municipality
WHERE ((a.population IS NOT NULL AND b.population IS NOT NULL)
       OR (a.land_area_km2 IS NOT NULL AND b.land_area_km2 IS NOT NULL)
       OR (a.gross_operating_budget IS NOT NULL AND b.gross_operating_budget IS NOT NULL)
       OR (a.employees IS NOT NULL AND b.employees IS NOT NULL))
  AND substr(a.date || '-01-01', 1, 10) = substr(b.date || '-01-01', 1, 10)
  AND (b.id < a.id OR b.id NOT IN (SELECT id FROM scope))
GROUP BY a.id
