-- name: now_chosen
-- uses: now_arrangements now_municipalities now_succession now_participations now_services
-- filter: now_chosen | region:{:region} legal_form:{:form} service_area.sector:{:sector} service_area:{:service}
--   municipality.county:{:county} municipality:{:municipality}
-- about: The arrangements of the day that were asked for: of the region and of the form, with a task of the sector and
--   that service, and with a participant in the county, and that municipality as one. `counts`: as formal, as in
--   now_arrangements. What has no named participants lies in no county: that is not recorded. `size` chooses
--   municipalities, never arrangements.
CREATE TEMP TABLE now_chosen (id INTEGER PRIMARY KEY, counts INTEGER NOT NULL);
INSERT INTO now_chosen
SELECT a.id, a.counts FROM now_arrangements AS a
WHERE (:region IS NULL OR a.region = :region)
    AND (:form IS NULL OR a.form = :form)
    AND (:sector IS NULL OR a.id IN (SELECT s.arrangement FROM now_services AS s WHERE s.sector = :sector))
    AND (:service IS NULL OR a.id IN (SELECT s.arrangement FROM now_services AS s WHERE s.service = :service))
    AND (:county IS NULL OR a.id IN (
        SELECT p.arrangement FROM now_municipalities AS m
        CROSS JOIN now_succession AS s ON s.now = m.id
        CROSS JOIN now_participations AS p ON p.recorded = s.id
        WHERE m.county = :county))
    AND (:municipality IS NULL OR a.id IN (
        SELECT p.arrangement FROM now_succession AS o
        CROSS JOIN now_succession AS s ON s.now = o.now
        CROSS JOIN now_participations AS p ON p.recorded = s.id
        WHERE o.id = :municipality));
