-- name: now_recorded
-- uses: now_published now_municipalities now_members now_arrangements now_regional now_participations now_parts
--   now_services now_companies
-- about: What the register has of each published figure that was asked for, in hundredths, and the records that it is
--   made of: what they measure (model/report.h), and of a share, per how many others. No row where it cannot be told.
--   Each measure is said once, number and records together.
CREATE TEMP TABLE now_recorded (
    id INTEGER PRIMARY KEY, recorded INTEGER, entity TEXT NOT NULL, line TEXT, measure TEXT NOT NULL, of_entity TEXT,
    of_line TEXT);
INSERT INTO now_recorded
-- The municipalities of the scope, and the filter that finds its arrangements.
WITH home (kind, place, municipality) AS MATERIALIZED (
    SELECT 1, county, id FROM now_municipalities WHERE county IS NOT NULL
    UNION ALL
    SELECT DISTINCT 2, n.region, n.municipality FROM now_members AS n
    JOIN now_municipalities AS m ON m.id = n.municipality WHERE n.role = 'full' OR n.role IS NULL
    UNION ALL
    SELECT 3, id, id FROM now_municipalities
),
asked AS MATERIALIZED (
    SELECT f.id, f.measure, f.service_area, f.legal_form, p.kind, p.place,
        'counted:' || :definition || CASE p.kind WHEN 1 THEN ' municipality.county:' WHEN 2 THEN ' region:'
            ELSE ' municipality:' END || p.place || ifnull(' service_area:' || f.service_area, '') ||
            ifnull(' legal_form:' || f.legal_form, '') AS line,
        (SELECT ids(h.municipality) FROM home AS h WHERE h.kind = p.kind AND h.place = p.place)
            AS municipalities
    FROM now_published AS p JOIN published_figure AS f ON f.id = p.id
    WHERE p.kind IS NOT NULL
),
lies (kind, place, arrangement) AS MATERIALIZED (
    SELECT DISTINCT h.kind, h.place, p.arrangement
    FROM asked AS f
    CROSS JOIN home AS h ON h.kind = f.kind AND h.place = f.place AND h.kind <> 2
    CROSS JOIN now_parts AS p ON p.municipality = h.municipality
    UNION ALL
    SELECT DISTINCT 2, a.region, a.arrangement FROM asked AS f CROSS JOIN now_regional AS a ON a.region = f.place
    WHERE f.kind = 2
),
counted AS MATERIALIZED (
    SELECT f.id AS figure, f.measure, f.line, f.legal_form, a.id, a.parent, a.comprehensive, a.stated_participants,
        k.form IS NOT NULL AS is_company, l.code,
        (SELECT count(DISTINCT p.municipality) FROM now_participations AS p WHERE p.arrangement = a.id) AS named
    FROM asked AS f
    JOIN lies AS i ON i.kind = f.kind AND i.place = f.place
    JOIN now_arrangements AS a ON a.id = i.arrangement AND a.counts
    LEFT JOIN legal_form AS l ON l.id = a.form
    LEFT JOIN now_companies AS k ON k.form = a.form
    WHERE (f.service_area IS NULL OR EXISTS (
            SELECT 1 FROM now_services AS s WHERE s.arrangement = a.id AND s.service = f.service_area))
        AND (f.legal_form IS NULL OR a.form = f.legal_form)
),
company (line) AS (
    SELECT ' legal_form:' || group_concat(code) FROM now_companies
),
-- What is counted in arrangements: those of `fits`, which the filter `extra` finds.
rule (measure, extra) AS (
    SELECT 'arrangements', ''
    UNION ALL SELECT 'companies', ' parent:none'
    UNION ALL SELECT 'subsidiaries', ' parent:any' || line FROM company
    UNION ALL SELECT 'comprehensive', ' comprehensive:yes'
    UNION ALL SELECT 'purchases', ' legal_form:KJOPSALG'
    UNION ALL SELECT 'not_companies',
        ' !' || trim(line) || ' !service_area:regional_council' FROM company
)
-- That none is comprehensive is known only where all say so.
SELECT f.id, iif(f.measure = 'comprehensive' AND count(c.comprehensive) < count(c.id) AND total(c.comprehensive) = 0,
    NULL, 100) * count(c.id) FILTER (WHERE CASE f.measure
        WHEN 'companies' THEN c.parent IS NULL AND (c.is_company OR f.legal_form IS NOT NULL)
        WHEN 'subsidiaries' THEN c.parent IS NOT NULL AND c.is_company
        WHEN 'comprehensive' THEN c.comprehensive
        WHEN 'purchases' THEN c.code = 'KJOPSALG'
        WHEN 'not_companies' THEN NOT c.is_company AND NOT EXISTS (
            SELECT 1 FROM now_services AS s
            JOIN service_area AS v ON v.id = s.service AND v.code = 'regional_council'
            WHERE s.arrangement = c.id)
        ELSE 1 END),
    'arrangement', f.line || r.extra || iif(f.measure = 'companies' AND f.legal_form IS NULL, o.line, ''), 'count',
    NULL, NULL
FROM asked AS f
JOIN rule AS r ON r.measure = f.measure
JOIN company AS o
LEFT JOIN counted AS c ON c.figure = f.id
GROUP BY f.id
UNION ALL
-- The arrangement with the most: those it names, or where it names none the number that it states.
SELECT c.figure, iif(c.named > 0, c.named, c.stated_participants) * 100,
    iif(c.named > 0, 'participation', 'arrangement'),
    'id:' || iif(c.named > 0, (SELECT ids(p.id) FROM now_participations AS p
        WHERE p.arrangement = c.id AND p.municipality IS NOT NULL), c.id),
    iif(c.named > 0, 'distinct municipality', 'sum stated_participants'), NULL, NULL
FROM (
    SELECT *, row_number() OVER (PARTITION BY figure
        ORDER BY iif(named > 0, named, stated_participants) DESC, id) AS place
    FROM counted WHERE measure = 'participants') AS c
WHERE c.place = 1
UNION ALL
SELECT f.id, iif(n.field = 'population', sum(m.population) * 100, sum(m.area)), 'municipality_fact',
    'newest:' || n.field || ' ' || n.field || ':any municipality:' || f.municipalities, 'sum ' || n.field, NULL, NULL
FROM asked AS f
CROSS JOIN (SELECT 'inhabitants' AS measure, 'population' AS field
    UNION ALL SELECT 'land_area', 'land_area_km2') AS n ON n.measure = f.measure
CROSS JOIN home AS h ON h.kind = f.kind AND h.place = f.place
JOIN now_municipalities AS m ON m.id = h.municipality
GROUP BY f.id
UNION ALL
-- Not known where none of the arrangements names anybody.
SELECT f.id, ratio(iif((SELECT sum(c.named) FROM counted AS c WHERE c.figure = f.id) > 0, 100, NULL) *
        count(*) FILTER (WHERE EXISTS (
            SELECT 1 FROM now_parts AS p JOIN counted AS c ON c.id = p.arrangement AND c.figure = f.id
            WHERE p.municipality = h.municipality)), count(*)),
    'participation', 'municipality:' || f.municipalities || ' arrangement.counted:' || :definition ||
        CASE f.kind WHEN 1 THEN ' arrangement.municipality.county:' WHEN 2 THEN ' arrangement.region:'
            ELSE ' arrangement.municipality:' END || f.place ||
        ifnull(' arrangement.service_area:' || f.service_area, '') ||
        ifnull(' arrangement.legal_form:' || f.legal_form, ''),
    'distinct municipality times 100', 'municipality', 'id:' || f.municipalities
FROM asked AS f
CROSS JOIN home AS h ON h.kind = f.kind AND h.place = f.place
WHERE f.measure = 'cooperating'
GROUP BY f.id
UNION ALL
SELECT f.id, ratio(100 * count(*) FILTER (WHERE EXISTS (
        SELECT 1 FROM home AS o JOIN region AS g ON g.id = o.place AND o.kind = 2 AND g.counts_as_council = 'yes'
        WHERE o.municipality = h.municipality)), count(*)),
    'membership', 'role:full,none region.counts_as_council:yes municipality:' || f.municipalities,
    'distinct municipality times 100', 'municipality', 'id:' || f.municipalities
FROM asked AS f
CROSS JOIN home AS h ON h.kind = f.kind AND h.place = f.place
WHERE f.measure = 'in_full_council'
GROUP BY f.id
UNION ALL
-- None only where all the regions say so.
SELECT f.id, iif(count(g.comprehensive) < count(g.id) AND total(g.comprehensive) = 0, NULL,
        count(DISTINCT iif(g.comprehensive, g.id, NULL)) * 100),
    'region', 'id:' || ids(DISTINCT iif(g.comprehensive, g.id, NULL)), 'count', NULL, NULL
FROM asked AS f
CROSS JOIN home AS h ON h.kind = f.kind AND h.place = f.place
LEFT JOIN home AS o ON o.municipality = h.municipality AND o.kind = 2
LEFT JOIN region AS g ON g.id = o.place
WHERE f.measure = 'comprehensive_councils'
GROUP BY f.id
UNION ALL
SELECT f.id, ratio(100 * CAST(s.share AS INTEGER), CAST(substr(s.share, instr(s.share, '/') + 1) AS INTEGER)),
    'region', 'id:' || s.region, s.measure, NULL, NULL
FROM asked AS f
CROSS JOIN (SELECT id AS region, budget_share AS share, 'budget_share' AS of,
        'sum budget_share times 100' AS measure FROM region
    UNION ALL
    SELECT id, employment_share, 'employment_share', 'sum employment_share times 100' FROM region) AS s
    ON s.region = f.place AND s.of = f.measure
WHERE f.kind = 2;
