-- name: new
-- order: 110
-- title.nb: Nye og avsluttede ordninger
-- title.nn: Nye og avslutta ordningar
-- title.en: Founded and ended
-- help.nb: Hvor mange formelle ordninger som ble opprettet og avsluttet hvert år.
-- help.nn: Kor mange formelle ordningar som vart oppretta og avslutta kvart år.
-- help.en: How many formal arrangements were founded and how many ended each year.
-- parameters: as_of county region municipality sector service form definition
-- uses: now_events note_unplaced
-- column: year | year | År | Year
-- column: last_day | date hidden | |
-- column: day_before | date hidden | |
-- column: founded | integer | Opprettet | Founded | Oppretta
-- column: ended | integer | Avsluttet | Ended | Avslutta
-- column: change | integer | Netto | Net
-- figure: founded | arrangement | @now_events effective:{year} | count | {last_day}
-- figure: ended | arrangement | @now_events ended:{year} ended<{:as_of} | count | {day_before}
-- figure: change | arrangement | @now_events effective:{year} | count | {last_day}
-- less: change | arrangement | @now_events ended:{year} ended<{:as_of} | count | {day_before}
-- chart: series | year | founded ended
-- note.nb: Opprettet: begynte i året og telles ved utgangen av det. Avsluttet: tok slutt i året og ble telt ved
--   inngangen til det. Det som både begynte og tok slutt i samme år, er ikke med, og heller
--   ikke det som det ikke er oppgitt når begynte eller tok slutt.
-- note.nn: Oppretta: byrja i året og blir talt ved utgangen av det. Avslutta: tok slutt i året og vart talt ved
--   inngangen til det. Det som både byrja og tok slutt i same år, er ikkje med, og heller ikkje
--   det som det ikkje er oppgjeve når byrja eller tok slutt.
-- note.en: Founded: began in the year and counts at its end. Ended: came to its end in the year and counted when it
--   began. What both began and ended in one year is left out, and so is what does not state when.
WITH RECURSIVE years (year, last) AS (
    SELECT min(year), max(year) FROM now_events HAVING count(*) > 0
    UNION ALL
    SELECT year + 1, last FROM years WHERE year < last
)
SELECT y.year AS year, min(printf('%04d-12-31', y.year), :as_of) AS last_day,
    printf('%04d-12-31', y.year - 1) AS day_before, count(*) FILTER (WHERE e.founded = 1) AS founded,
    count(*) FILTER (WHERE e.founded = 0) AS ended,
    count(*) FILTER (WHERE e.founded = 1) - count(*) FILTER (WHERE e.founded = 0) AS change
FROM years AS y
LEFT JOIN now_events AS e ON e.year = y.year
GROUP BY y.year
ORDER BY y.year
