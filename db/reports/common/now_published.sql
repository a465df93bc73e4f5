-- name: now_published
-- uses: now_municipalities now_regions
-- about: The published figures that were asked for, each with what its scope is called after on the day: `kind` 1 a
--   county, 2 a region, 3 a municipality, the first of these that bears the name, and its identifier in `place`; both
--   NULL where none or several do.
CREATE TEMP TABLE now_published (id INTEGER PRIMARY KEY, kind INTEGER, place INTEGER);
INSERT INTO now_published
WITH named (name, kind, id) AS (
    SELECT name, 1, id FROM county
    WHERE removed = 0 AND (valid_from IS NULL OR valid_from <= :as_of) AND (valid_to IS NULL OR valid_to > :as_of)
    UNION ALL
    SELECT name, 2, id FROM now_regions
    UNION ALL
    SELECT name, 3, id FROM now_municipalities
    UNION ALL
    SELECT m.name || ' i ' || k.name, 3, m.id FROM now_municipalities AS m JOIN county AS k ON k.id = m.county
),
place (name, kind, id) AS (
    SELECT name, kind, max(id) FROM named AS n
    WHERE kind = (SELECT min(o.kind) FROM named AS o WHERE o.name = n.name)
    GROUP BY name, kind HAVING count(*) = 1
)
SELECT f.id, p.kind, p.id AS place
FROM published_figure AS f
LEFT JOIN place AS p ON p.name = f.scope
WHERE f.removed = 0 AND (:service IS NULL OR f.service_area = :service)
    AND (:sector IS NULL OR f.service_area IN (SELECT id FROM service_area WHERE sector = :sector))
    AND (:form IS NULL OR f.legal_form = :form)
    AND (:county IS NULL OR CASE p.kind WHEN 1 THEN p.id = :county
        WHEN 2 THEN EXISTS (SELECT 1 FROM now_regions AS r WHERE r.id = p.id AND r.chosen)
        ELSE EXISTS (SELECT 1 FROM now_municipalities AS m WHERE m.id = p.id AND m.county = :county) END)
    AND (:region IS NULL OR CASE p.kind WHEN 2 THEN p.id = :region
        WHEN 3 THEN EXISTS (SELECT 1 FROM now_municipalities AS m WHERE m.id = p.id AND m.chosen) ELSE 0 END)
    AND (:municipality IS NULL OR CASE p.kind
        WHEN 3 THEN EXISTS (SELECT 1 FROM now_municipalities AS m WHERE m.id = p.id AND m.chosen) ELSE 0 END);
