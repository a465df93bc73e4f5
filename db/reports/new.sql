-- name: new
-- order: 110
-- title.nb: Nye og avsluttede ordninger
-- title.nn: Nye og avslutta ordningar
-- title.en: Founded and ended
-- help.nb: Hvor mange formelle ordninger som ble opprettet og avsluttet hvert år.
-- help.nn: Kor mange formelle ordningar som vart oppretta og avslutta kvart år.
-- help.en: How many formal arrangements were founded and how many ended each year.
-- parameters: as_of county region municipality sector service form definition
-- uses: note_undated note_unplaced
-- column: year | year | År | Year
-- column: last_day | date hidden | |
-- column: day_before | date hidden | |
-- column: founded | integer | Opprettet | Founded | Oppretta
-- column: ended | integer | Avsluttet | Ended | Avslutta
-- column: change | integer | Netto | Net
-- filter: chosen | region:{:region} municipality.county:{:county} municipality:{:municipality}
--   service_area.sector:{:sector} service_area:{:service} legal_form:{:form} counted:{:definition}
-- figure: founded | arrangement | @chosen effective:{year} | count | {last_day}
-- figure: ended | arrangement | @chosen ended:{year} ended<{:as_of} | count | {day_before}
-- figure: change | arrangement | @chosen effective:{year} | count | {last_day}
-- less: change | arrangement | @chosen ended:{year} ended<{:as_of} | count | {day_before}
-- chart: series | year | founded ended
-- note.nb: Opprettet: begynte i året og telles ved utgangen av det. Avsluttet: tok slutt i året og ble telt ved
--   inngangen til det. Det som både begynte og tok slutt i samme år, er ikke med.
-- note.nn: Oppretta: byrja i året og blir talt ved utgangen av det. Avslutta: tok slutt i året og vart talt ved
--   inngangen til det. Det som både byrja og tok slutt i same år, er ikkje med.
-- note.en: Founded: began in the year and counts at its end. Ended: came to its end in the year and counted when it
--   began. What both began and ended in one year is left out.
WITH RECURSIVE
heir (id, successor) AS (
    SELECT municipality, max(successor) FROM municipality_successor WHERE removed = 0
    GROUP BY municipality HAVING count(*) = 1
),
chain (id, now, step) AS (
    SELECT id, id, 0 FROM municipality WHERE :county IS NOT NULL OR :municipality IS NOT NULL
    UNION ALL
    SELECT c.id, h.successor, c.step + 1 FROM chain AS c JOIN heir AS h ON h.id = c.now WHERE c.step < 16
),
event AS (
    SELECT 1 AS founded, id, CAST(substr(effective, 1, 4) AS INTEGER) AS year,
        min(substr(effective, 1, 4) || '-12-31', :as_of) AS day
    FROM arrangement
    WHERE removed = 0 AND effective <= :as_of AND (:region IS NULL OR region = :region)
    UNION ALL
    SELECT 0, id, CAST(strftime('%Y', substr(ended || '-01-01', 1, 10), '-1 day') AS INTEGER),
        printf('%04d-12-31', CAST(strftime('%Y', substr(ended || '-01-01', 1, 10), '-1 day') AS INTEGER) - 1)
    FROM arrangement
    WHERE removed = 0 AND ended <= :as_of AND (:region IS NULL OR region = :region)
),
formed AS (
    SELECT e.*, (
        SELECT v.legal_form FROM arrangement_state AS v
        WHERE v.arrangement = e.id AND v.removed = 0 AND (v.valid_from IS NULL OR v.valid_from <= e.day)
            AND (v.valid_to IS NULL OR v.valid_to > e.day)
        ORDER BY ifnull(v.valid_from, '') DESC LIMIT 1) AS form
    FROM event AS e
),
counted AS (
    SELECT f.year, f.founded
    FROM formed AS f
    JOIN arrangement AS a ON a.id = f.id AND a.exclusion IS NULL
        AND ifnull(a.status, '') NOT IN ('idea', 'study', 'decided', iif(a.ended IS NULL, 'ended', 'idea'))
        AND (a.effective IS NULL OR a.effective <= f.day) AND (a.ended IS NULL OR a.ended > f.day)
    JOIN counting_definition AS d ON d.id = :definition
    WHERE CASE WHEN f.form IS NULL THEN d.counts_unstated = 1
            ELSE EXISTS (SELECT 1 FROM counting_form AS k
                WHERE k.definition = d.id AND k.legal_form = f.form AND k.removed = 0) END
        AND (:form IS NULL OR f.form = :form)
        AND (ifnull(:sector, :service) IS NULL OR EXISTS (
            SELECT 1 FROM arrangement_service AS t
            JOIN service_area AS v ON v.id = t.service_area AND (:sector IS NULL OR v.sector = :sector)
            WHERE t.arrangement = f.id AND t.removed = 0
                AND (t.valid_from IS NULL OR t.valid_from <= f.day) AND (t.valid_to IS NULL OR t.valid_to > f.day)))
        AND (:service IS NULL OR EXISTS (
            SELECT 1 FROM arrangement_service AS t
            WHERE t.arrangement = f.id AND t.removed = 0 AND t.service_area = :service
                AND (t.valid_from IS NULL OR t.valid_from <= f.day) AND (t.valid_to IS NULL OR t.valid_to > f.day)))
        AND (:municipality IS NULL OR EXISTS (
            SELECT 1 FROM participation AS p
            JOIN chain AS c ON c.id = p.municipality
            JOIN chain AS o ON o.id = :municipality AND o.now = c.now
            JOIN municipality AS m ON m.id = c.now
            WHERE p.arrangement = f.id AND p.removed = 0
                AND (p.valid_from IS NULL OR p.valid_from <= f.day) AND (p.valid_to IS NULL OR p.valid_to > f.day)
                AND (p.municipality = :municipality OR m.valid_from IS NULL OR m.valid_from <= f.day)
                AND (m.valid_to IS NULL OR m.valid_to > f.day)))
        AND (:county IS NULL OR EXISTS (
            SELECT 1 FROM participation AS p
            JOIN chain AS c ON c.id = p.municipality
            JOIN municipality AS m ON m.id = c.now AND m.county = :county AND m.removed = 0
            WHERE p.arrangement = f.id AND p.removed = 0
                AND (p.valid_from IS NULL OR p.valid_from <= f.day) AND (p.valid_to IS NULL OR p.valid_to > f.day)
                AND (m.valid_from IS NULL OR m.valid_from <= f.day) AND (m.valid_to IS NULL OR m.valid_to > f.day)))
),
years (year, last) AS (
    SELECT min(year), max(year) FROM counted HAVING count(*) > 0
    UNION ALL
    SELECT year + 1, last FROM years WHERE year < last
)
SELECT y.year AS year, min(printf('%04d-12-31', y.year), :as_of) AS last_day,
    printf('%04d-12-31', y.year - 1) AS day_before, count(*) FILTER (WHERE c.founded = 1) AS founded,
    count(*) FILTER (WHERE c.founded = 0) AS ended,
    count(*) FILTER (WHERE c.founded = 1) - count(*) FILTER (WHERE c.founded = 0) AS change
FROM years AS y
LEFT JOIN counted AS c ON c.year = y.year
GROUP BY y.year
ORDER BY y.year
