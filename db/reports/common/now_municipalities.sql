-- name: now_municipalities
-- uses: now_succession now_members
-- filter: now_municipalities | number:any county:{:county} membership.region:{:region} id:{:municipality}
--   population>={:smallest} population<={:largest}
-- about: The municipalities of the day, each with its newest figures on or before it and the dates of these. `chosen`:
--   it lies in the county, is a member of the region, is the municipality, and has as many inhabitants as was asked
--   for. `place`: that of its name in the order of names.
CREATE TEMP TABLE now_municipalities (
    id INTEGER PRIMARY KEY, number TEXT, name TEXT, county INTEGER, sort_key TEXT,
    population INTEGER, population_date TEXT, area INTEGER, area_date TEXT,
    budget INTEGER, budget_date TEXT, employees INTEGER, employees_date TEXT, place INTEGER NOT NULL,
    chosen INTEGER NOT NULL);
INSERT INTO now_municipalities
SELECT m.id, m.number, m.name, m.county, m.sort_key,
    p.population, p.date, l.land_area_km2, l.date, b.gross_operating_budget, b.date, e.employees, e.date,
    row_number() OVER (ORDER BY m.sort_key, m.number),
    (:county IS NULL OR m.county IS :county)
    AND (:municipality IS NULL OR m.id IS (SELECT s.now FROM now_succession AS s WHERE s.id = :municipality))
    AND (:region IS NULL OR EXISTS (
        SELECT 1 FROM now_members AS n WHERE n.municipality = m.id AND n.region = :region))
    AND (:smallest IS NULL OR ifnull(p.population >= :smallest, 0))
    AND (:largest IS NULL OR ifnull(p.population <= :largest, 0))
FROM municipality AS m
LEFT JOIN municipality_fact AS p ON p.id = (
    SELECT f.id FROM municipality_fact AS f
    WHERE f.municipality = m.id AND f.removed = 0 AND f.date <= :as_of AND f.population IS NOT NULL
    ORDER BY f.date DESC LIMIT 1)
LEFT JOIN municipality_fact AS l ON l.id = (
    SELECT f.id FROM municipality_fact AS f
    WHERE f.municipality = m.id AND f.removed = 0 AND f.date <= :as_of AND f.land_area_km2 IS NOT NULL
    ORDER BY f.date DESC LIMIT 1)
LEFT JOIN municipality_fact AS b ON b.id = (
    SELECT f.id FROM municipality_fact AS f
    WHERE f.municipality = m.id AND f.removed = 0 AND f.date <= :as_of AND f.gross_operating_budget IS NOT NULL
    ORDER BY f.date DESC LIMIT 1)
LEFT JOIN municipality_fact AS e ON e.id = (
    SELECT f.id FROM municipality_fact AS f
    WHERE f.municipality = m.id AND f.removed = 0 AND f.date <= :as_of AND f.employees IS NOT NULL
    ORDER BY f.date DESC LIMIT 1)
WHERE m.removed = 0 AND (m.valid_from IS NULL OR m.valid_from <= :as_of)
    AND (m.valid_to IS NULL OR m.valid_to > :as_of);
