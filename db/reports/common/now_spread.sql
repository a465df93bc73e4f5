-- name: now_spread
-- uses: now_parts
-- about: The counties in which what counts has participants, each once for each arrangement (store/pairs.h).
CREATE VIRTUAL TABLE temp.now_spread USING pairs(arrangement, county, marks);
INSERT INTO now_spread
SELECT p.arrangement, m.county, 1
FROM now_parts AS p
CROSS JOIN municipality AS m ON m.id = p.municipality AND m.county IS NOT NULL;
