-- name: now_asked
-- uses: now_arrangements now_services
-- filter: now_asked | counted:{:definition} service_area.sector:{:sector} service_area:{:service}
--   legal_form:{:form}
-- about: What counts of the arrangements of the day and was asked for by what it is, whoever takes part: it has a task
--   of the sector, that service and that form. For what is told of regions; now_chosen also asks who takes part.
CREATE TEMP TABLE now_asked (id INTEGER PRIMARY KEY, region INTEGER);
INSERT INTO now_asked
SELECT a.id, a.region FROM now_arrangements AS a
WHERE a.counts AND (:form IS NULL OR a.form = :form)
    AND (:sector IS NULL OR a.id IN (SELECT s.arrangement FROM now_services AS s WHERE s.sector = :sector))
    AND (:service IS NULL OR a.id IN (SELECT s.arrangement FROM now_services AS s WHERE s.service = :service));
