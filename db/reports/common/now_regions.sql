-- name: now_regions
-- uses: now_members now_municipalities
-- filter: now_regions | id:{:region} municipality.county:{:county} municipality:{:municipality}
-- about: The regions of the day. `chosen`: it is the region, and it has a member in the county, the municipality as a
--   member and a member of that many inhabitants where these were asked for. What else a region has stands in its own
--   table.
CREATE TEMP TABLE now_regions (id INTEGER PRIMARY KEY, name TEXT, sort_key TEXT, chosen INTEGER NOT NULL);
INSERT INTO now_regions
SELECT r.id, r.name, r.sort_key,
    (:region IS NULL OR r.id = :region)
    AND (:county IS NULL OR EXISTS (
        SELECT 1 FROM now_members AS n JOIN now_municipalities AS m ON m.id = n.municipality
        WHERE n.region = r.id AND m.county = :county))
    AND (:municipality IS NULL OR EXISTS (
        SELECT 1 FROM now_members AS n JOIN now_succession AS s ON s.now = n.municipality
        WHERE n.region = r.id AND s.id = :municipality))
    AND (coalesce(:smallest, :largest) IS NULL OR EXISTS (
        SELECT 1 FROM now_members AS n JOIN now_municipalities AS m ON m.id = n.municipality
        WHERE n.region = r.id AND (:smallest IS NULL OR m.population >= :smallest)
            AND (:largest IS NULL OR m.population <= :largest)))
FROM region AS r
WHERE r.removed = 0 AND (r.established IS NULL OR r.established <= :as_of) AND (r.ended IS NULL OR r.ended > :as_of);
