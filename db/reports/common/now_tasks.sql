-- name: now_tasks
-- uses: now_arrangements
-- about: Which arrangements of the day have which tasks, each pair once (store/pairs.h), to be read by arrangement and
--   by service area; `sector`, in the place of marks, is that of the service area.
CREATE VIRTUAL TABLE temp.now_tasks USING pairs(service, arrangement, sector);
INSERT INTO now_tasks
SELECT t.service_area, t.arrangement, ifnull(v.sector, 0)
FROM arrangement_service AS t NOT INDEXED
CROSS JOIN now_arrangements AS a ON a.id = t.arrangement
CROSS JOIN service_area AS v ON v.id = t.service_area
WHERE t.removed = 0 AND (t.valid_from IS NULL OR t.valid_from <= :as_of)
    AND (t.valid_to IS NULL OR t.valid_to > :as_of);
