-- name: now_events
-- filter: now_events | region:{:region} municipality.county:{:county} municipality:{:municipality}
--   service_area.sector:{:sector} service_area:{:service} legal_form:{:form} counted:{:definition}
-- keep: @now_events
-- about: What began (`founded`) and what ended by the day, of the arrangements that were asked for and count: what
--   began at the end of its year or on the day of the report, what ended at the end of the year before. The program
--   takes out those that the filter does not let through on their own `day` ("keep"), so that a year is told of as the
--   list of its last day is.
CREATE TEMP TABLE now_events (id INTEGER NOT NULL, founded INTEGER NOT NULL, year INTEGER NOT NULL, day TEXT NOT NULL);
INSERT INTO now_events
SELECT id, 1, CAST(substr(effective, 1, 4) AS INTEGER), min(substr(effective, 1, 4) || '-12-31', :as_of)
FROM arrangement
WHERE removed = 0 AND effective <= :as_of
UNION ALL
SELECT id, 0, CAST(last AS INTEGER), printf('%04d-12-31', CAST(last AS INTEGER) - 1)
FROM (SELECT id, strftime('%Y', substr(ended || '-01-01', 1, 10), '-1 day') AS last
    FROM arrangement
    WHERE removed = 0 AND ended <= :as_of);
CREATE INDEX temp.now_events_day ON now_events (day, id);
