-- name: geography_none
-- order: 92
-- listed: no
-- title.nb: Kommuner uten regionråd
-- title.nn: Kommunar utan regionråd
-- title.en: Municipalities in no council
-- help.nb: Hvor mange kommuner i hvert fylke som det ikke er registrert noe fullt medlemskap i et regionråd for.
-- help.nn: Kor mange kommunar i kvart fylke som det ikkje er registrert noko fullt medlemskap i eit regionråd for.
-- help.en: How many municipalities of each county no full membership of a regional council is recorded
--   for.
-- parameters: as_of county region municipality size
-- uses: now_municipalities now_councils
-- column: county | reference county | Fylke | County
-- column: municipalities | integer | Kommuner | Municipalities | Kommunar
-- column: without | integer | Ingen registrert | None recorded | Ingen registrert
-- column: share | percent | Andel | Share | Del
-- column: uncertain | integer | Usikre | Uncertain
-- column: without_line | text hidden
-- column: uncertain_line | text hidden
-- filter: of_county | @now_municipalities county:{county}
-- figure: municipalities | municipality | @of_county
-- figure: without | municipality | {=without_line}
-- figure: share | municipality | {=without_line}
-- per: share | municipality | @of_county
-- figure: uncertain | municipality | {=uncertain_line}
-- chart: bars | county | without
-- note.nb: Ikke registrert er ikke det samme som at kommunen står utenfor. Fulle medlemmer er regnet med, også der
--   rollen ikke er oppgitt. Usikre: de som er regnet som medlemmer bare etter usikre opplysninger.
-- note.nn: Ikkje registrert er ikkje det same som at kommunen står utanfor. Fulle medlemmer er rekna med, òg der rolla
--   ikkje er oppgjeven. Usikre: dei som er rekna som medlemmer berre etter usikre opplysningar.
-- note.en: Not recorded does not mean that the municipality stands outside. Full members are counted, also where the
--   role is not stated. Uncertain: those that are counted as members by uncertain records only.
WITH seat AS MATERIALIZED (
    SELECT municipality, max(certain) AS certain FROM now_councils GROUP BY municipality
)
SELECT m.county AS county, count(*) AS municipalities, count(*) - count(s.municipality) AS without,
    share(count(*) - count(s.municipality), count(*)) AS share, count(*) FILTER (WHERE NOT s.certain) AS uncertain,
    'id:' || ids(m.id) FILTER (WHERE s.municipality IS NULL) AS without_line,
    'id:' || ids(m.id) FILTER (WHERE NOT s.certain) AS uncertain_line
FROM now_municipalities AS m
LEFT JOIN seat AS s ON s.municipality = m.id
LEFT JOIN county AS k ON k.id = m.county
WHERE m.chosen
GROUP BY m.county
ORDER BY k.sort_key IS NULL, k.sort_key, k.number;
WITH seat AS MATERIALIZED (
    SELECT municipality, max(certain) AS certain FROM now_councils GROUP BY municipality
)
SELECT NULL AS county, count(*) AS municipalities, count(*) - count(s.municipality) AS without,
    NULL AS share, count(*) FILTER (WHERE NOT s.certain) AS uncertain,
    ifnull('id:' || ids(m.id) FILTER (WHERE s.municipality IS NULL), 'id:1 !id:1') AS without_line,
    ifnull('id:' || ids(m.id) FILTER (WHERE NOT s.certain), 'id:1 !id:1') AS uncertain_line
FROM now_municipalities AS m
LEFT JOIN seat AS s ON s.municipality = m.id
WHERE m.chosen
