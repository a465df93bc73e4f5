-- name: municipalities_list
-- order: 201
-- listed: no
-- title.nb: Kommuner
-- title.nn: Kommunar
-- title.en: Municipalities
-- help.nb: Kommunene med folketall, landareal og tetthet.
-- help.nn: Kommunane med folketal, landareal og tettleik.
-- help.en: The municipalities with population, land area and density.
-- parameters: as_of county region municipality size
-- uses: now_municipalities
-- column: municipality | reference municipality | Kommune | Municipality
-- column: county | reference county | Fylke | County
-- column: population | integer sum | Folketall | Population | Folketal
-- column: population_date | date | Folketall per | Population as of | Folketal per
-- column: share | percent | Andel | Share | Del
-- column: area | area sum | Landareal (km²) | Land area (km²)
-- column: area_date | date | Areal per | Area as of
-- column: density | decimal | Innbyggere per km² | Inhabitants per km² | Innbyggjarar per km²
-- filter: fact | municipality:{municipality} municipality.@now_municipalities
-- figure: population | municipality_fact | @fact newest:population | sum population
-- figure: share | municipality_fact | @fact newest:population | sum population
-- per: share | municipality_fact | municipality.@now_municipalities newest:population | sum population
-- figure: area | municipality_fact | @fact newest:land_area_km2 | sum land_area_km2
-- figure: density | municipality_fact | @fact newest:population | sum population
-- per: density | municipality_fact | @fact newest:land_area_km2 | sum land_area_km2
-- chart: bars | municipality | population
SELECT m.id AS municipality, m.county AS county, m.population AS population, m.population_date AS population_date,
    share(m.population, sum(m.population) OVER ()) AS share, m.area AS area, m.area_date AS area_date,
    ratio(m.population * 100, m.area) AS density
FROM now_municipalities AS m
WHERE m.chosen
ORDER BY m.sort_key, m.number
