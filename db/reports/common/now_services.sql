-- name: now_services
-- uses: now_arrangements
-- about: The tasks that arrangements of the day have on the day, with their sectors.
CREATE TEMP TABLE now_services (id INTEGER PRIMARY KEY, arrangement INTEGER, service INTEGER, sector INTEGER);
INSERT INTO now_services
SELECT t.id, t.arrangement, t.service_area, v.sector
FROM arrangement_service AS t NOT INDEXED
JOIN now_arrangements AS a ON a.id = t.arrangement
JOIN service_area AS v ON v.id = t.service_area
WHERE t.removed = 0 AND (t.valid_from IS NULL OR t.valid_from <= :as_of)
    AND (t.valid_to IS NULL OR t.valid_to > :as_of);
CREATE INDEX temp.now_services_arrangement ON now_services (arrangement, service, sector);
