-- name: now_services
-- uses: now_day now_arrangements
-- about: The tasks that arrangements of the day have on the day, with their sectors. A view, for those of some
--   arrangements; for all there is now_tasks.
CREATE TEMP VIEW now_services AS
SELECT t.id, t.arrangement, t.service_area AS service, v.sector, t.source
FROM arrangement_service AS t
JOIN now_arrangements AS a ON a.id = t.arrangement
JOIN service_area AS v ON v.id = t.service_area
WHERE t.removed = 0 AND (t.valid_from IS NULL OR t.valid_from <= (SELECT as_of FROM now_day))
    AND (t.valid_to IS NULL OR t.valid_to > (SELECT as_of FROM now_day));
