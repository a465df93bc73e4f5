-- name: now_cited
-- uses: now_arrangements now_succession now_municipalities now_members now_regions now_participations now_services
--   now_chosen now_published
-- about: The records that were asked for and name a source, by the kind of record: the arrangements and the regions
--   that were chosen with what belongs to them on the day, the figures of the municipalities known by the day, also of
--   those they took over from, published figures, the definition, and the classes that arrangements are left out by.
--   Every kind that can name a source is among them.
CREATE TEMP TABLE now_cited (source INTEGER NOT NULL, entity TEXT NOT NULL, record INTEGER NOT NULL);
INSERT INTO now_cited (source, entity, record)
WITH process AS (
    SELECT p.id, p.source FROM strategy_process AS p LEFT JOIN now_regions AS g ON g.id = p.region
    WHERE p.removed = 0 AND (p.date IS NULL OR p.date <= :as_of)
        AND ifnull(g.chosen, p.region IS NULL AND coalesce(:county, :region, :municipality) IS NULL)
)
SELECT a.source, 'arrangement', a.id FROM now_chosen AS c JOIN arrangement AS a ON a.id = c.id
WHERE a.source IS NOT NULL
UNION ALL
SELECT v.source, 'arrangement_state', v.id FROM arrangement_state AS v JOIN now_chosen AS c ON c.id = v.arrangement
WHERE v.source IS NOT NULL AND v.removed = 0 AND (v.valid_from IS NULL OR v.valid_from <= :as_of)
    AND (v.valid_to IS NULL OR v.valid_to > :as_of)
UNION ALL
SELECT y.source, 'arrangement_year', y.id FROM arrangement_year AS y JOIN now_chosen AS c ON c.id = y.arrangement
WHERE y.source IS NOT NULL AND y.removed = 0 AND y.year <= :year
UNION ALL
SELECT s.source, 'arrangement_service', s.id FROM now_services AS s
JOIN now_chosen AS c ON c.id = s.arrangement
WHERE s.source IS NOT NULL
UNION ALL
SELECT p.source, 'participation', p.id FROM now_participations AS p
JOIN now_chosen AS c ON c.id = p.arrangement
WHERE p.source IS NOT NULL
UNION ALL
SELECT r.source, 'region', r.id FROM now_regions AS g JOIN region AS r ON r.id = g.id AND r.source IS NOT NULL
WHERE g.chosen
UNION ALL
SELECT r.source, 'membership', n.id FROM now_members AS n
JOIN now_regions AS g ON g.id = n.region AND g.chosen
JOIN membership AS r ON r.id = n.id AND r.source IS NOT NULL
UNION ALL
SELECT b.source, 'body', b.id FROM now_regions AS g JOIN body AS b ON b.region = g.id AND b.removed = 0
WHERE g.chosen AND b.source IS NOT NULL
UNION ALL
SELECT n.source, 'body_member', n.id FROM now_regions AS g
JOIN body AS b ON b.region = g.id AND b.removed = 0
JOIN body_member AS n ON n.body = b.id AND n.removed = 0
WHERE g.chosen AND n.source IS NOT NULL
UNION ALL
SELECT a.source, 'agreement', a.id FROM now_regions AS g
JOIN agreement AS a ON a.region = g.id AND a.removed = 0 AND (a.concluded IS NULL OR a.concluded <= :as_of)
WHERE g.chosen AND a.source IS NOT NULL
UNION ALL
SELECT k.source, 'agreement_clause', k.id FROM now_regions AS g
JOIN agreement AS a ON a.region = g.id AND a.removed = 0 AND (a.concluded IS NULL OR a.concluded <= :as_of)
JOIN agreement_clause AS k ON k.agreement = a.id AND k.removed = 0
WHERE g.chosen AND k.source IS NOT NULL
UNION ALL
SELECT p.source, 'strategy_process', p.id FROM process AS p WHERE p.source IS NOT NULL
UNION ALL
SELECT r.source, 'strategy_round', r.id FROM process AS p
JOIN strategy_round AS r ON r.process = p.id AND r.removed = 0 AND (r.date IS NULL OR r.date <= :as_of)
WHERE r.source IS NOT NULL
UNION ALL
SELECT o.source, 'position', o.id FROM process AS p
JOIN strategy_round AS r ON r.process = p.id AND r.removed = 0 AND (r.date IS NULL OR r.date <= :as_of)
JOIN position AS o ON o.round = r.id AND o.removed = 0
WHERE o.source IS NOT NULL
UNION ALL
SELECT f.source, 'municipality_fact', f.id FROM municipality_fact AS f
JOIN now_succession AS s ON s.id = f.municipality
JOIN now_municipalities AS m ON m.id = s.now AND m.chosen
WHERE f.source IS NOT NULL AND f.removed = 0 AND f.date <= :as_of
UNION ALL
SELECT f.source, 'published_figure', f.id FROM now_published AS p
JOIN published_figure AS f ON f.id = p.id AND f.source IS NOT NULL
UNION ALL
SELECT source, 'counting_definition', id FROM counting_definition WHERE id = :definition AND source IS NOT NULL
UNION ALL
SELECT x.source, 'exclusion_class', x.id FROM exclusion_class AS x
WHERE x.source IS NOT NULL AND x.removed = 0 AND EXISTS (
    SELECT 1 FROM now_chosen AS c JOIN now_arrangements AS a ON a.id = c.id WHERE a.exclusion = x.id);
