-- name: ownership
-- order: 150
-- title.nb: Eierskapsmelding
-- title.nn: Eigarskapsmelding
-- title.en: Ownership report
-- help.nb: Hvert selskap og samarbeid kommunen deltar i: form, andel, formål, kontorsted og kostnad. Underliggende
--   selskaper står med selskapet de eies gjennom.
-- help.nn: Kvart selskap og samarbeid kommunen deltek i: form, del, føremål, kontorstad og kostnad. Underliggjande
--   selskap står med selskapet dei blir eigde gjennom.
-- help.en: Each company and cooperation that the municipality takes part in: form, share, purpose, seat and cost.
--   Subsidiaries stand with the company that they are owned through.
-- parameters: as_of municipality! sector service form definition
-- uses: now_companies now_arrangements now_participations now_succession now_services now_members
-- column: kind | text | Slag | Kind
-- column: arrangement | reference arrangement | Navn | Name | Namn
-- column: takes_part | text | Deltar | Takes part | Deltek
-- column: form | text | Form | Form
-- column: role | participation.role | Rolle | Role
-- column: share | participation.share | Eierandel | Owner's share | Eigardel
-- column: cost_share | participation.cost_share | Kostnadsandel | Cost share | Kostnadsdel
-- column: certainty | arrangement.certainty | Sikkerhet | Certainty | Tryggleik
-- column: seat | reference municipality | Kontorsted | Seat | Kontorstad
-- column: cost | money | Årlig kostnad | Annual cost | Årleg kostnad
-- column: year | year | År | Year
-- column: through | reference arrangement | Eid gjennom | Owned through | Eigd gjennom
-- column: purpose | text | Formål | Purpose | Føremål
-- column: participation | text hidden
-- column: kind_code | text data
-- column: takes_part_code | text data
-- figure: share | participation | id:{participation} | sum share
-- figure: cost_share | participation | id:{participation} | sum cost_share
-- figure: cost | arrangement | id:{arrangement} | sum annual_cost
-- note.nb: Alt som er registrert med kommunen ved navn, er med, også det som ikke telles som formell ordning. Indirekte
--   deltar kommunen gjennom det som står under «Eid gjennom». Sist står det som hører til regionene kommunen er medlem
--   av, og som ingen deltakere er navngitt i: om kommunen deltar, er ikke oppgitt. Formålet er oppgavene der det ikke
--   er oppgitt.
-- note.nn: Alt som er registrert med kommunen ved namn, er med, òg det som ikkje blir talt som formell ordning.
--   Indirekte deltek kommunen gjennom det som står under «Eigd gjennom». Sist står det som høyrer til regionane
--   kommunen er medlem av, og som ingen deltakarar er namngjevne i: om kommunen deltek, er ikkje oppgjeve. Formålet er
--   oppgåvene der det ikkje er oppgjeve.
-- note.en: All that is recorded with the municipality by name is told of, also what does not count as a formal
--   arrangement. It takes part indirectly through what stands under “Owned through”. Last comes what belongs to the
--   regions that the municipality is a member of and names no participants: whether it takes part is not stated. The
--   purpose is the tasks where it is not stated.
WITH RECURSIVE
owned (arrangement, participation, through, step) AS (
    SELECT p.arrangement, p.id, NULL, 0
    FROM now_participations AS p
    WHERE p.municipality = (SELECT s.now FROM now_succession AS s WHERE s.id = :municipality)
    UNION
    SELECT a.id, NULL, o.arrangement, o.step + 1
    FROM owned AS o
    JOIN now_arrangements AS a ON a.parent = o.arrangement
    WHERE o.step < 8
),
first AS (
    SELECT arrangement, participation, through FROM owned
    WHERE participation IS NOT NULL
    UNION
    SELECT arrangement, NULL, through FROM owned AS o
    WHERE participation IS NULL AND NOT EXISTS (
        SELECT 1 FROM owned AS d WHERE d.arrangement = o.arrangement AND d.participation IS NOT NULL)
),
unnamed (arrangement) AS (
    SELECT a.id
    FROM now_arrangements AS a
    WHERE a.region IN (
            SELECT n.region FROM now_members AS n
            WHERE n.municipality = (SELECT s.now FROM now_succession AS s WHERE s.id = :municipality)
                AND (n.role = 'full' OR n.role IS NULL))
        AND NOT EXISTS (SELECT 1 FROM now_participations AS p WHERE p.arrangement = a.id)
        AND a.id NOT IN (SELECT arrangement FROM owned)
),
every AS (
    SELECT arrangement, participation, through, 1 AS named FROM first
    UNION ALL
    SELECT arrangement, NULL, NULL, 0 FROM unnamed
),
task AS (
    SELECT arrangement, group_concat(name, ', ') AS names FROM (
        SELECT DISTINCT s.arrangement, words(v.name, ifnull(v.name_en, v.name), ifnull(v.name_nn, v.name)) AS name
        FROM every AS e
        CROSS JOIN now_services AS s ON s.arrangement = e.arrangement
        JOIN service_area AS v ON v.id = s.service ORDER BY v.sort_key)
    GROUP BY arrangement
)
SELECT CASE WHEN k.form IS NOT NULL THEN words('selskap', 'company')
        WHEN n.exclusion IS NOT NULL THEN words('utenfor tellingen', 'outside the count', 'utanfor teljinga')
        WHEN f.legal_person = 'yes' THEN words('annet rettssubjekt', 'other legal person', 'anna rettssubjekt')
        ELSE words('samarbeid', 'cooperation') END AS kind,
    o.arrangement AS arrangement,
    CASE WHEN NOT o.named THEN words('ikke oppgitt', 'not stated', 'ikkje oppgjeve')
        WHEN n.certainty = 'uncertain' OR p.certainty = 'uncertain' THEN words('usikkert', 'uncertain')
        WHEN p.id IS NULL THEN words('indirekte', 'indirectly') ELSE words('ja', 'yes') END AS takes_part,
    f.code AS form, p.role AS role, p.share AS share, p.cost_share AS cost_share,
    CASE WHEN NOT o.named THEN NULL
        WHEN n.certainty = 'uncertain' OR p.certainty = 'uncertain' THEN 'uncertain'
        WHEN n.certainty = 'certain' AND ifnull(p.certainty, 'certain') = 'certain' THEN 'certain' END AS certainty,
    n.seat AS seat, n.annual_cost AS cost, iif(n.annual_cost IS NULL, NULL, n.year) AS year, o.through AS through,
    ifnull(a.purpose, t.names) AS purpose, CAST(o.participation AS TEXT) AS participation,
    CASE WHEN k.form IS NOT NULL THEN 'company' WHEN n.exclusion IS NOT NULL THEN 'outside'
        WHEN f.legal_person = 'yes' THEN 'legal_person' ELSE 'cooperation' END AS kind_code,
    CASE WHEN NOT o.named THEN 'unstated' WHEN n.certainty = 'uncertain' OR p.certainty = 'uncertain' THEN 'uncertain'
        WHEN p.id IS NULL THEN 'indirectly' ELSE 'yes' END AS takes_part_code
FROM every AS o
JOIN now_arrangements AS n ON n.id = o.arrangement
JOIN arrangement AS a ON a.id = o.arrangement
LEFT JOIN participation AS p ON p.id = o.participation
LEFT JOIN legal_form AS f ON f.id = n.form
LEFT JOIN now_companies AS k ON k.form = n.form
LEFT JOIN task AS t ON t.arrangement = o.arrangement
WHERE (:form IS NULL OR n.form = :form)
    AND (:sector IS NULL OR EXISTS (
        SELECT 1 FROM now_services AS s WHERE s.arrangement = o.arrangement AND s.sector = :sector))
    AND (:service IS NULL OR EXISTS (
        SELECT 1 FROM now_services AS s WHERE s.arrangement = o.arrangement AND s.service = :service))
ORDER BY NOT o.named, k.form IS NULL, n.exclusion IS NOT NULL, n.sort_key,
    n.id, p.role
