-- name: now_indicators
-- uses: now_municipalities now_members now_regions now_arrangements now_chosen now_participations now_tasks
--   now_parts now_councils now_companies now_forms now_unknown
-- about: Every indicator of one side of a comparison, in hundredths, with its unit and the records it is made of: what
--   they measure (model/report.h), and of a mean or a share, per how many others.
--   `whole`: known for all that it is a sum or a mean of; other ones cannot be held against each other.
--   `service` is 0 where it is not of one service area; then `place` is its place in the list. `code` is the same in
--   every language: "population", or of a service area "fire:arrangements".
CREATE TEMP TABLE now_indicators (
    place INTEGER, service INTEGER NOT NULL, code TEXT, sort_key TEXT, name TEXT, unit TEXT, value INTEGER, entity TEXT,
    line TEXT, measure TEXT, of_entity TEXT, of_line TEXT, whole INTEGER NOT NULL);
INSERT INTO now_indicators
WITH chosen AS (
    SELECT m.*, EXISTS (SELECT 1 FROM now_councils AS n WHERE n.municipality = m.id) AS in_council,
        EXISTS (SELECT 1 FROM now_councils AS n WHERE n.municipality = m.id AND n.fulfils) AS in_full_council,
        m.id NOT IN (SELECT municipality FROM now_unknown) AS known
    FROM now_municipalities AS m WHERE m.chosen
),
counted AS (
    SELECT a.*, f.code, f.family, g.kind,
        (SELECT min(m.county) < max(m.county) FROM now_parts AS p JOIN now_municipalities AS m ON m.id = p.municipality
            WHERE p.arrangement = a.id) AS crosses,
        EXISTS (SELECT 1 FROM now_parts AS p WHERE p.arrangement = a.id)
            OR EXISTS (SELECT 1 FROM now_participations AS p WHERE p.arrangement = a.id) AS has_names
    FROM now_chosen AS c
    CROSS JOIN now_arrangements AS a ON a.id = c.id AND a.counts
    JOIN now_forms AS f ON f.form = ifnull(a.form, 0)
    LEFT JOIN region AS g ON g.id = a.region
),
place_total AS MATERIALIZED (
    SELECT count(*) AS municipalities, sum(population) AS population, count(population) AS population_known,
        sum(area) AS area, count(area) AS area_known, sum(in_council) AS in_council,
        sum(in_full_council) AS in_full_council, count(*) FILTER (WHERE known) AS known,
        'id:' || ids(id) FILTER (WHERE known) AS known_line
    FROM chosen
),
region_total AS MATERIALIZED (
    SELECT count(*) AS councils, count(g.comprehensive) = count(*) AS whole,
        iif(count(g.comprehensive) < count(*), nullif(total(g.comprehensive), 0), total(g.comprehensive))
            AS comprehensive -- none only where all say so
    FROM now_regions AS r JOIN region AS g ON g.id = r.id AND g.kind = 'council' WHERE r.chosen
),
total AS MATERIALIZED (
    SELECT count(*) AS arrangements, count(*) FILTER (WHERE certainty = 'uncertain') AS uncertain,
        count(*) FILTER (WHERE code IS NULL) AS unstated, count(*) FILTER (WHERE NOT has_names) AS nameless,
        count(*) FILTER (WHERE code = 'AS') AS as_company, count(*) FILTER (WHERE code = 'IKS') AS iks,
        count(*) FILTER (WHERE code IN (SELECT code FROM now_companies)) AS company,
        count(*) FILTER (WHERE family = 'host') AS host, count(*) FILTER (WHERE code = 'P27') AS board,
        count(*) FILTER (WHERE code = 'AVTALE') AS agreement, count(*) FILTER (WHERE code = 'KJOPSALG') AS purchase,
        count(*) FILTER (WHERE kind = 'council') AS of_council, count(*) FILTER (WHERE crosses) AS across,
        ids(id) FILTER (WHERE crosses) AS across_ids,
        count(annual_cost) AS cost_known, sum(annual_cost) AS cost, count(full_time_equivalents) AS posts_known,
        sum(full_time_equivalents) AS posts
    FROM counted
),
-- What is told of the legal forms, which is nothing where none is stated: not that there are none of any.
form_total AS MATERIALIZED (
    SELECT arrangements, stated * as_company AS as_company, stated * iks AS iks, stated * company AS company,
        stated * host AS host, stated * board AS board, stated * agreement AS agreement, stated * purchase AS purchase
    FROM (SELECT *, iif(arrangements > 0 AND unstated = arrangements, NULL, 1) AS stated FROM total)
),
line (municipality, of_municipality, region, arrangement, counted, of_counted) AS (
    SELECT 'number:any' || ifnull(' county:' || :county, '') || ifnull(' membership.region:' || :region, '') ||
            ifnull(' id:' || :municipality, ''),
        'municipality.number:any' || ifnull(' municipality.county:' || :county, '') ||
            ifnull(' municipality.membership.region:' || :region, '') ||
            ifnull(' municipality.id:' || :municipality, ''),
        'kind:council' || ifnull(' id:' || :region, '') || ifnull(' municipality.county:' || :county, '') ||
            ifnull(' municipality:' || :municipality, ''),
        a, 'counted:' || :definition || a, 'arrangement.counted:' || :definition ||
            ifnull(' arrangement.region:' || :region, '') ||
            ifnull(' arrangement.municipality.county:' || :county, '') ||
            ifnull(' arrangement.municipality:' || :municipality, '') ||
            ifnull(' arrangement.legal_form:' || :form, '') ||
            ifnull(' arrangement.service_area.sector:' || :sector, '') ||
            ifnull(' arrangement.service_area:' || :service, '')
    FROM (SELECT ifnull(' region:' || :region, '') || ifnull(' municipality.county:' || :county, '') ||
            ifnull(' municipality:' || :municipality, '') || ifnull(' legal_form:' || :form, '') ||
            ifnull(' service_area.sector:' || :sector, '') || ifnull(' service_area:' || :service, '') AS a)
),
indicator (place, name, unit, value, entity, line, measure) AS (
    SELECT 1, words('Kommuner', 'Municipalities', 'Kommunar'), NULL, p.municipalities * 100, 'municipality',
        l.municipality, 'count' FROM place_total AS p, line AS l
    UNION ALL
    SELECT 2, words('Folketall', 'Population', 'Folketal'), NULL, p.population * 100, 'municipality_fact',
        l.of_municipality || ' newest:population population:any', 'sum population'
    FROM place_total AS p, line AS l
    UNION ALL
    SELECT 3, words('Folketall kjent for', 'Population known for', 'Folketal kjent for'),
        words('kommuner', 'municipalities', 'kommunar'), p.population_known * 100, 'municipality_fact',
        l.of_municipality || ' newest:population population:any', 'count'
    FROM place_total AS p, line AS l
    UNION ALL
    SELECT 4, words('Landareal', 'Land area'), 'km²', p.area, 'municipality_fact',
        l.of_municipality || ' newest:land_area_km2 land_area_km2:any', 'sum land_area_km2'
    FROM place_total AS p, line AS l
    UNION ALL
    SELECT 5, words('Landareal kjent for', 'Land area known for', 'Landareal kjent for'),
        words('kommuner', 'municipalities', 'kommunar'), p.area_known * 100, 'municipality_fact',
        l.of_municipality || ' newest:land_area_km2 land_area_km2:any', 'count'
    FROM place_total AS p, line AS l
    UNION ALL
    SELECT 6, words('Formelle ordninger', 'Formal arrangements', 'Formelle ordningar'), NULL, t.arrangements * 100,
        'arrangement', l.counted, 'count' FROM total AS t, line AS l
    UNION ALL
    SELECT 7, words('Ordninger per kommune', 'Arrangements per municipality', 'Ordningar per kommune'),
        words('snitt', 'mean'),
        (SELECT ratio(count(*), p.known)
            FROM now_municipalities AS m
            CROSS JOIN now_parts AS o ON o.municipality = m.id
            CROSS JOIN now_chosen AS c ON c.id = o.arrangement
            WHERE m.chosen), 'participation',
        l.of_municipality || ' ' || l.of_counted, 'distinct municipality arrangement'
    FROM place_total AS p, line AS l
    UNION ALL
    SELECT 8, words('Usikre', 'Uncertain'), NULL, t.uncertain * 100, 'arrangement', l.counted || ' certainty:uncertain',
        'count'
    FROM total AS t, line AS l
    UNION ALL
    SELECT 9, words('Uten oppgitt form', 'Form not stated', 'Utan oppgjeven form'), NULL, t.unstated * 100,
        'arrangement', l.counted || ' legal_form:none', 'count' FROM total AS t, line AS l
    UNION ALL
    SELECT 10, words('Uten navngitte deltakere', 'No named participants', 'Utan namngjevne deltakarar'), NULL,
        t.nameless * 100, 'arrangement', l.counted || ' !participation.arrangement:any', 'count'
    FROM total AS t, line AS l
    UNION ALL
    SELECT 11, words('Aksjeselskaper', 'Limited companies', 'Aksjeselskap'), NULL, t.as_company * 100, 'arrangement',
        l.counted || ' legal_form:AS', 'count' FROM form_total AS t, line AS l
    UNION ALL
    SELECT 12, words('Interkommunale selskaper', 'Inter-municipal companies', 'Interkommunale selskap'), NULL,
        t.iks * 100, 'arrangement', l.counted || ' legal_form:IKS', 'count' FROM form_total AS t, line AS l
    UNION ALL
    SELECT 13, words('Selskaper av alle', 'Companies of all', 'Selskap av alle'), '%',
        ratio(t.company * 100, t.arrangements), 'arrangement',
        l.counted || ' legal_form:' || (SELECT group_concat(code) FROM now_companies), 'count times 100'
    FROM form_total AS t, line AS l
    UNION ALL
    SELECT 14, words('Vertskommunesamarbeid', 'Host municipality'), NULL, t.host * 100, 'arrangement',
        l.counted || ' ' || (SELECT max(line) FROM now_forms WHERE family = 'host'), 'count'
    FROM form_total AS t, line AS l
    UNION ALL
    SELECT 15, words('Styre etter § 27', 'Board, section 27'), NULL, t.board * 100, 'arrangement',
        l.counted || ' legal_form:P27', 'count' FROM form_total AS t, line AS l
    UNION ALL
    SELECT 16, words('Avtale', 'Agreement'), NULL, t.agreement * 100, 'arrangement', l.counted || ' legal_form:AVTALE',
        'count'
    FROM form_total AS t, line AS l
    UNION ALL
    SELECT 17, words('Kjøp og salg', 'Purchase and sale', 'Kjøp og sal'), NULL, t.purchase * 100, 'arrangement',
        l.counted || ' legal_form:KJOPSALG', 'count' FROM form_total AS t, line AS l
    UNION ALL
    SELECT 18, words('Regionråd', 'Regional councils'), NULL, r.councils * 100, 'region', l.region, 'count'
    FROM region_total AS r, line AS l
    UNION ALL
    SELECT 19, words('Kommuner i et regionråd', 'Municipalities in a council', 'Kommunar i eit regionråd'), '%',
        ratio(p.in_council * 100, p.municipalities), 'membership',
        l.of_municipality || ' role:full,none region.kind:council', 'distinct municipality times 100'
    FROM place_total AS p, line AS l
    UNION ALL
    SELECT 20, words('Kommuner i et fullverdig regionråd', 'Municipalities in a full council',
            'Kommunar i eit fullverdig regionråd'), '%', ratio(p.in_full_council * 100, p.municipalities),
        'membership', l.of_municipality || ' role:full,none region.kind:council region.counts_as_council:yes',
        'distinct municipality times 100' FROM place_total AS p, line AS l
    UNION ALL
    SELECT 21, words('Regionråd med samlet styringsgrep', 'Councils with comprehensive steering',
            'Regionråd med samla styringsgrep'), NULL, r.comprehensive * 100, 'region',
        l.region || ' comprehensive:yes', 'count'
    FROM region_total AS r, line AS l
    UNION ALL
    SELECT 22, words('Ordninger på regionrådsnivå', 'Arrangements at council level', 'Ordningar på regionrådsnivå'),
        NULL, t.of_council * 100, 'arrangement', l.counted || ' region.kind:council', 'count' FROM total AS t, line AS l
    UNION ALL
    SELECT 23, words('Ordninger over fylkesgrensen', 'Arrangements across county borders',
            'Ordningar over fylkesgrensa'), NULL, t.across * 100, 'arrangement',
        iif(t.across > 5000, l.counted, 'id:' || t.across_ids), 'count' FROM total AS t, line AS l
    UNION ALL
    SELECT 24, words('Registrert, men ikke talt', 'Recorded but not counted', 'Registrert, men ikkje talt'), NULL,
        (SELECT count(*) FROM now_chosen WHERE NOT counts) * 100, 'arrangement',
        '!counted:' || :definition || l.arrangement, 'count' FROM line AS l
    UNION ALL
    SELECT 25, words('Årlig kostnad', 'Annual cost', 'Årleg kostnad'), 'kr', t.cost, 'arrangement',
        l.counted || ' annual_cost:any', 'sum annual_cost' FROM total AS t, line AS l
    UNION ALL
    SELECT 26, words('Kostnad kjent for', 'Cost known for', 'Kostnad kjend for'),
        words('ordninger', 'arrangements', 'ordningar'), t.cost_known * 100, 'arrangement',
        l.counted || ' annual_cost:any', 'count' FROM total AS t, line AS l
    UNION ALL
    SELECT 27, words('Årsverk', 'Full-time equivalents'), words('årsverk', 'FTE'), t.posts, 'arrangement',
        l.counted || ' full_time_equivalents:any', 'sum full_time_equivalents' FROM total AS t, line AS l
    UNION ALL
    SELECT 28, words('Årsverk kjent for', 'Full-time equivalents known for', 'Årsverk kjende for'),
        words('ordninger', 'arrangements', 'ordningar'), t.posts_known * 100, 'arrangement',
        l.counted || ' full_time_equivalents:any', 'count' FROM total AS t, line AS l
),
coded (place, code) AS (
    VALUES (1, 'municipalities'), (2, 'population'), (3, 'population_known'), (4, 'land_area'), (5, 'land_area_known'),
        (6, 'arrangements'), (7, 'arrangements_per_municipality'), (8, 'uncertain'), (9, 'form_unstated'),
        (10, 'without_names'), (11, 'limited_companies'), (12, 'intermunicipal_companies'), (13, 'company_share'),
        (14, 'host_municipality'), (15, 'board_section_27'), (16, 'agreement'), (17, 'purchase_and_sale'),
        (18, 'councils'), (19, 'in_council_share'), (20, 'in_full_council_share'), (21, 'councils_comprehensive'),
        (22, 'arrangements_of_councils'), (23, 'across_county_borders'), (24, 'not_counted'), (25, 'annual_cost'),
        (26, 'annual_cost_known'), (27, 'full_time_equivalents'), (28, 'full_time_equivalents_known')
),
held AS MATERIALIZED (
    SELECT s.service, s.arrangement,
        EXISTS (SELECT 1 FROM now_parts AS p WHERE p.arrangement = s.arrangement) AS is_named
    FROM now_chosen AS c
    CROSS JOIN now_tasks AS s ON s.arrangement = c.id
    WHERE c.counts
),
reached AS MATERIALIZED (
    SELECT s.service, count(DISTINCT m.id) AS municipalities
    FROM now_municipalities AS m
    CROSS JOIN now_parts AS p ON p.municipality = m.id
    CROSS JOIN now_chosen AS c ON c.id = p.arrangement
    CROSS JOIN held AS s ON s.arrangement = c.id
    WHERE m.chosen
    GROUP BY s.service
),
-- Not known where none of the arrangements names anybody.
task AS (
    SELECT h.service, count(*) AS arrangements, min(h.is_named) AS whole,
        iif(max(h.is_named), ifnull(r.municipalities, 0), NULL) AS municipalities
    FROM held AS h
    LEFT JOIN reached AS r ON r.service = h.service
    GROUP BY h.service
)
SELECT place, 0, (SELECT code FROM coded WHERE coded.place = indicator.place), NULL, name, unit, value, entity, line,
    measure, CASE WHEN place IN (7, 19, 20) THEN 'municipality' WHEN place = 13 THEN 'arrangement' END,
    CASE WHEN place = 7 THEN p.known_line WHEN place IN (19, 20) THEN l.municipality WHEN place = 13 THEN l.counted END,
    CASE place WHEN 2 THEN p.population_known = p.municipalities WHEN 4 THEN p.area_known = p.municipalities
        WHEN 7 THEN t.nameless = 0 AND p.known = p.municipalities WHEN 21 THEN r.whole
        WHEN 25 THEN t.cost_known = t.arrangements
        WHEN 27 THEN t.posts_known = t.arrangements ELSE 1 END
FROM indicator, place_total AS p, region_total AS r, total AS t, line AS l
UNION ALL
SELECT 1, t.service, v.code || ':arrangements', v.sort_key,
    words(v.name, ifnull(v.name_en, v.name), ifnull(v.name_nn, v.name)) || words(': ordninger', ': arrangements',
        ': ordningar'), NULL, t.arrangements * 100, 'arrangement', l.counted || ' service_area:' || t.service, 'count',
    NULL, NULL, 1
FROM task AS t JOIN service_area AS v ON v.id = t.service JOIN line AS l
UNION ALL
SELECT 2, t.service, v.code || ':municipalities', v.sort_key,
    words(v.name, ifnull(v.name_en, v.name), ifnull(v.name_nn, v.name)) || words(': kommuner som er med',
        ': municipalities taking part', ': kommunar som er med'), '%',
    ratio(t.municipalities * 100, p.municipalities), 'participation',
    l.of_municipality || ' ' || l.of_counted || ' arrangement.service_area:' || t.service,
    'distinct municipality times 100', 'municipality', l.municipality, t.whole
FROM task AS t JOIN service_area AS v ON v.id = t.service JOIN line AS l JOIN place_total AS p;
