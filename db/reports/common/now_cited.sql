-- name: now_cited
-- uses: now_succession now_municipalities now_members now_regions now_participations now_chosen now_published
-- about: The records that were asked for, by the source that each names, NULL where it names none. `kind`: 1 an
--   arrangement of the day, 2 a participation in one, 3 a membership, 4 a figure of a municipality known by the day,
--   of one that it took over from too, 5 a published figure, 6 the definition.
CREATE TEMP TABLE now_cited (source INTEGER, kind INTEGER NOT NULL, record INTEGER NOT NULL);
INSERT INTO now_cited (source, kind, record)
SELECT a.source, 1, a.id FROM now_chosen AS c JOIN arrangement AS a ON a.id = c.id
UNION ALL
SELECT r.source, 2, p.id FROM now_participations AS p
JOIN now_chosen AS c ON c.id = p.arrangement
JOIN participation AS r ON r.id = p.id
UNION ALL
SELECT r.source, 3, n.id FROM now_members AS n
JOIN now_regions AS g ON g.id = n.region AND g.chosen
JOIN membership AS r ON r.id = n.id
UNION ALL
SELECT f.source, 4, f.id FROM municipality_fact AS f
JOIN now_succession AS s ON s.id = f.municipality
JOIN now_municipalities AS m ON m.id = s.now AND m.chosen
WHERE f.removed = 0 AND f.date <= :as_of
UNION ALL
SELECT f.source, 5, f.id FROM now_published AS p JOIN published_figure AS f ON f.id = p.id
UNION ALL
SELECT source, 6, id FROM counting_definition WHERE id = :definition;
