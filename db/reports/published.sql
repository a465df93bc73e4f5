-- name: published
-- order: 170
-- title.nb: Publiserte tall og registeret
-- title.nn: Publiserte tal og registeret
-- title.en: Published figures and the register
-- short.en: Published and recorded
-- help.nb: Hva kartlegginger har talt, hva som er registrert, og forskjellen: hvor fullstendig registeret er.
-- help.nn: Kva kartleggingar har talt, kva som er registrert, og skilnaden: kor fullstendig registeret er.
-- help.en: What surveys have counted, what is recorded, and the difference: how complete the register is.
-- parameters: as_of county region municipality service form definition
-- uses: now_municipalities now_members now_published now_arrangements now_participations now_services
--   now_companies note_unplaced
-- column: source | text | Kilde | Source | Kjelde
-- column: date | date | Dato | Date
-- column: scope | text | Område | Scope
-- column: service | reference service_area | Tjenesteområde | Service area | Tenesteområde
-- column: form | text | Form | Form
-- column: measure | text | Hva | What | Kva
-- column: published | decimal | Publisert | Published
-- column: recorded | decimal | Registrert | Recorded
-- column: difference | decimal | Forskjell | Difference | Skilnad
-- column: complete | percent | Dekning | Coverage
-- column: remark | text | Merk | Remark
-- column: figure | text hidden | |
-- column: entity | text hidden | |
-- column: line | text hidden | |
-- figure: published | published_figure | id:{figure} | sum value
-- figure: recorded | {entity} | {=line} | opens
-- figure: difference | {entity} | {=line} | opens
-- figure: complete | {entity} | {=line} | opens
-- note.nb: Registrert er det registeret har på datoen for rapporten. Der feltet er tomt, kan tallet ikke regnes ut:
--   området er ikke kjent, eller det er ikke sagt hva tallet måler. I et fylke ligger de ordningene som har navngitte
--   deltakere der. Selskaper er AS og IKS uten dem som er underliggende.
-- note.nn: Registrert er det registeret har på datoen for rapporten. Der feltet er tomt, kan talet ikkje reknast ut:
--   området er ikkje kjent, eller det er ikkje sagt kva talet måler. I eit fylke ligg dei ordningane som har
--   namngjevne deltakarar der. Selskap er AS og IKS utan dei som er underliggjande.
-- note.en: Recorded is what the register has on the day of the report. Where it is empty the figure cannot be
--   computed: the scope is not known, or it is not said what the figure measures. In a county lie the arrangements
--   that have named participants there. Companies are AS and IKS without subsidiaries.
WITH asked AS (
    SELECT f.*, p.kind, p.place FROM now_published AS p JOIN published_figure AS f ON f.id = p.id
),
home (kind, place, municipality) AS MATERIALIZED (
    SELECT 1, county, id FROM now_municipalities WHERE county IS NOT NULL
    UNION ALL
    SELECT DISTINCT 2, n.region, n.municipality FROM now_members AS n
    JOIN now_municipalities AS m ON m.id = n.municipality WHERE n.role = 'full' OR n.role IS NULL
    UNION ALL
    SELECT 3, id, id FROM now_municipalities
),
lies (kind, place, arrangement) AS MATERIALIZED (
    SELECT DISTINCT h.kind, h.place, p.arrangement
    FROM asked AS f
    JOIN home AS h ON h.kind = f.kind AND h.place = f.place AND h.kind <> 2
    JOIN now_participations AS p ON p.municipality = h.municipality
    UNION ALL
    SELECT DISTINCT 2, a.region, a.id FROM now_arrangements AS a WHERE a.region IS NOT NULL
),
counted AS MATERIALIZED (
    SELECT f.id AS figure, a.id, a.stated_participants,
        (SELECT count(DISTINCT p.municipality) FROM now_participations AS p WHERE p.arrangement = a.id) AS named
    FROM asked AS f
    JOIN lies AS i ON i.kind = f.kind AND i.place = f.place
    JOIN now_arrangements AS a ON a.id = i.arrangement AND a.counts
    LEFT JOIN legal_form AS l ON l.id = a.form
    LEFT JOIN now_companies AS k ON k.form = a.form
    WHERE (f.service_area IS NULL OR EXISTS (
            SELECT 1 FROM now_services AS s WHERE s.arrangement = a.id AND s.service = f.service_area))
        AND (f.legal_form IS NULL OR a.form = f.legal_form)
        AND CASE f.measure
            WHEN 'selskaper' THEN a.parent IS NULL AND (f.legal_form IS NOT NULL OR k.form IS NOT NULL)
            WHEN 'underliggende selskaper' THEN a.parent IS NOT NULL AND k.form IS NOT NULL
            WHEN 'helhetlige ordninger' THEN ifnull(a.comprehensive, 0)
            WHEN 'kjøp og salg' THEN ifnull(l.code = 'KJOPSALG', 0)
            WHEN 'ordninger uten selskaper og regionråd' THEN k.form IS NULL
                AND NOT EXISTS (
                    SELECT 1 FROM now_services AS s
                    JOIN service_area AS v ON v.id = s.service AND v.code = 'regional_council'
                    WHERE s.arrangement = a.id)
            ELSE 1 END
),
known AS (
    SELECT f.*, CASE
        WHEN f.kind IS NULL THEN NULL
        WHEN f.measure IN ('ordninger', 'selskaper', 'underliggende selskaper', 'helhetlige ordninger', 'kjøp og salg',
                'ordninger uten selskaper og regionråd')
            THEN (SELECT count(*) * 100 FROM counted AS c WHERE c.figure = f.id)
        WHEN f.measure = 'kommuner i ordningen'
            THEN (SELECT max(iif(c.named > 0, c.named, c.stated_participants)) * 100 FROM counted AS c
                WHERE c.figure = f.id)
        WHEN f.measure = 'innbyggere'
            THEN (SELECT sum(m.population) * 100 FROM home AS h JOIN now_municipalities AS m ON m.id = h.municipality
                WHERE h.kind = f.kind AND h.place = f.place)
        WHEN f.measure = 'landareal i km²'
            THEN (SELECT sum(m.area) FROM home AS h JOIN now_municipalities AS m ON m.id = h.municipality
                WHERE h.kind = f.kind AND h.place = f.place)
        WHEN f.measure = 'prosent av kommunene i samarbeid'
            THEN (SELECT ratio(iif((SELECT sum(c.named) FROM counted AS c WHERE c.figure = f.id) > 0, 100, NULL) *
                    count(*) FILTER (WHERE EXISTS (
                    SELECT 1 FROM now_participations AS p JOIN counted AS c ON c.id = p.arrangement AND c.figure = f.id
                    WHERE p.municipality = h.municipality)), count(*))
                FROM home AS h WHERE h.kind = f.kind AND h.place = f.place)
        WHEN f.measure = 'prosent av kommunene i fullverdige regionråd'
            THEN (SELECT ratio(100 * count(*) FILTER (WHERE EXISTS (
                    SELECT 1 FROM home AS o JOIN region AS g ON g.id = o.place AND o.kind = 2
                        AND g.counts_as_council = 'yes'
                    WHERE o.municipality = h.municipality)), count(*))
                FROM home AS h WHERE h.kind = f.kind AND h.place = f.place)
        WHEN f.measure = 'regionråd med helhetlig styringsgrep'
            THEN (SELECT count(DISTINCT g.id) * 100 FROM home AS h
                JOIN home AS o ON o.municipality = h.municipality AND o.kind = 2
                JOIN region AS g ON g.id = o.place AND g.comprehensive = 1
                WHERE h.kind = f.kind AND h.place = f.place)
        WHEN f.measure = 'prosent av brutto driftsbudsjett' AND f.kind = 2
            THEN (SELECT ratio(100 * CAST(g.budget_share AS INTEGER),
                    CAST(substr(g.budget_share, instr(g.budget_share, '/') + 1) AS INTEGER))
                FROM region AS g WHERE g.id = f.place AND g.budget_share IS NOT NULL)
        WHEN f.measure = 'prosent av sysselsettingen' AND f.kind = 2
            THEN (SELECT ratio(100 * CAST(g.employment_share AS INTEGER),
                    CAST(substr(g.employment_share, instr(g.employment_share, '/') + 1) AS INTEGER))
                FROM region AS g WHERE g.id = f.place AND g.employment_share IS NOT NULL)
        END AS recorded
    FROM asked AS f
)
SELECT s.code || ifnull(', ' || f.source_place, '') AS source, f.date AS date, f.scope AS scope,
    f.service_area AS service, l.code AS form, f.measure AS measure, f.value AS published, f.recorded AS recorded,
    f.recorded - f.value AS difference, share(f.recorded, f.value) AS complete,
    iif(f.recorded > f.value, words('flere enn publisert', 'more than published', 'fleire enn publisert'), NULL)
        AS remark,
    CAST(f.id AS TEXT) AS figure,
    CASE WHEN f.kind IS NULL THEN NULL
        WHEN f.measure IN ('innbyggere', 'landareal i km²') OR f.measure LIKE 'prosent av kommunene%'
        THEN 'municipality'
        WHEN f.measure LIKE 'regionråd%' OR f.measure LIKE 'prosent av%' THEN 'region' ELSE 'arrangement' END AS entity,
    CASE WHEN f.measure IN ('innbyggere', 'landareal i km²') OR f.measure LIKE 'prosent av kommunene%'
        THEN CASE f.kind WHEN 1 THEN 'county:' WHEN 2 THEN 'membership.region:' ELSE 'id:' END || f.place
        WHEN f.measure LIKE 'regionråd%' OR f.measure LIKE 'prosent av%'
        THEN CASE f.kind WHEN 1 THEN 'municipality.county:' WHEN 2 THEN 'id:' ELSE 'municipality:' END || f.place
        ELSE CASE f.kind WHEN 1 THEN 'municipality.county:' WHEN 2 THEN 'region:' ELSE 'municipality:' END || f.place ||
            ' counted:' || :definition || ifnull(' service_area:' || f.service_area, '') ||
            CASE f.measure WHEN 'selskaper' THEN ' parent:none' || iif(f.legal_form IS NULL, o.chosen, '')
                WHEN 'underliggende selskaper' THEN ' parent:any' || o.chosen
                WHEN 'helhetlige ordninger' THEN ' comprehensive:yes'
                WHEN 'kjøp og salg' THEN ' legal_form:KJOPSALG'
                WHEN 'ordninger uten selskaper og regionråd' THEN ' !' || trim(o.chosen) ||
                    ' !service_area:regional_council'
                ELSE '' END ||
            ifnull(' legal_form:' || f.legal_form, '')
        END AS line
FROM known AS f
CROSS JOIN (SELECT ' legal_form:' || group_concat(code) AS chosen FROM now_companies) AS o
JOIN source AS s ON s.id = f.source
LEFT JOIN legal_form AS l ON l.id = f.legal_form
ORDER BY s.sort_key, f.sort_key, f.scope
