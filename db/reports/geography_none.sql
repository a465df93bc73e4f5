-- name: geography_none
-- order: 92
-- listed: no
-- title.nb: Kommuner uten regionråd
-- title.nn: Kommunar utan regionråd
-- title.en: Municipalities in no council
-- help.nb: Hvor mange kommuner i hvert fylke som det ikke er registrert noe medlemskap i et regionråd for.
-- help.nn: Kor mange kommunar i kvart fylke som det ikkje er registrert noko medlemskap i eit regionråd for.
-- help.en: How many municipalities of each county no membership of a regional council is recorded for.
-- parameters: as_of county region municipality
-- uses: now_municipalities now_members
-- column: county | reference county | Fylke | County
-- column: municipalities | integer sum | Kommuner | Municipalities | Kommunar
-- column: without | integer sum | Ingen registrert | None recorded | Ingen registrert
-- column: share | percent | Andel | Share | Del
-- filter: of_county | @now_municipalities county:{county}
-- figure: municipalities | municipality | @of_county
-- figure: without | municipality | @of_county !membership.region.kind:council
-- figure: share | municipality | @of_county !membership.region.kind:council
-- chart: bars | county | without
-- note.nb: Ikke registrert er ikke det samme som at kommunen står utenfor. Alle slags medlemskap er regnet med.
-- note.nn: Ikkje registrert er ikkje det same som at kommunen står utanfor. Alle slags medlemskap er rekna med.
-- note.en: Not recorded does not mean that the municipality stands outside. Memberships of every kind are counted.
WITH seat AS (
    SELECT DISTINCT n.municipality
    FROM now_members AS n
    JOIN region AS g ON g.id = n.region AND g.kind = 'council'
    WHERE n.municipality IS NOT NULL
)
SELECT m.county AS county, count(*) AS municipalities, count(*) - count(s.municipality) AS without,
    share(count(*) - count(s.municipality), count(*)) AS share
FROM now_municipalities AS m
LEFT JOIN seat AS s ON s.municipality = m.id
LEFT JOIN county AS k ON k.id = m.county
WHERE m.chosen
GROUP BY m.county
ORDER BY k.sort_key IS NULL, k.sort_key, k.number
