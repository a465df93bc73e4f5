-- name: now_reach
-- uses: now_tasks now_parts now_chosen
-- about: The municipalities that take part in what counts and was chosen, by its tasks: each once for each service area
--   (store/pairs.h), with all its marks there, as in now_parts.
CREATE VIRTUAL TABLE temp.now_reach USING pairs(service, municipality, marks);
INSERT INTO now_reach
SELECT t.service, p.municipality, p.marks
FROM now_tasks AS t
CROSS JOIN now_chosen AS c ON c.id = t.arrangement AND c.counts
CROSS JOIN now_parts AS p ON p.arrangement = c.id;
