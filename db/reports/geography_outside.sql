-- name: geography_outside
-- order: 92
-- listed: no
-- title.nb: Kommunene uten regionråd
-- title.nn: Kommunane utan regionråd
-- title.en: The municipalities in no council
-- short.en: Those in no council
-- help.nb: Kommunene som det ikke er registrert noe fullt medlemskap i et regionråd for.
-- help.nn: Kommunane som det ikkje er registrert noko fullt medlemskap i eit regionråd for.
-- help.en: The municipalities that no full membership of a regional council is recorded for.
-- parameters: as_of county region municipality size
-- uses: now_municipalities now_councils
-- column: municipality | reference municipality | Kommune | Municipality
-- column: county | reference county | Fylke | County
-- column: population | integer | Folketall | Population | Folketal
-- figure: population | municipality_fact | municipality:{municipality} newest:population | sum population
SELECT m.id AS municipality, m.county AS county, m.population AS population
FROM now_municipalities AS m
LEFT JOIN county AS k ON k.id = m.county
WHERE m.chosen AND m.id NOT IN (SELECT municipality FROM now_councils)
ORDER BY k.sort_key IS NULL, k.sort_key, k.number, m.sort_key, m.number
