-- name: municipalities_sizes
-- order: 202
-- listed: no
-- title.nb: Kommuner etter folketall
-- title.nn: Kommunar etter folketal
-- title.en: Municipalities by population
-- help.nb: Hvor mange kommuner det er av hver størrelse, og hvor mange som bor i dem.
-- help.nn: Kor mange kommunar det er av kvar storleik, og kor mange som bur i dei.
-- help.en: How many municipalities there are of each size, and how many people live in them.
-- parameters: as_of county region municipality size
-- uses: now_municipalities now_classes
-- column: class | text | Innbyggere | Inhabitants | Innbyggjarar
-- column: of_class | text hidden
-- column: municipalities | integer sum | Kommuner | Municipalities | Kommunar
-- column: share | percent | Andel | Share | Del
-- column: population | integer sum | Folketall | Population | Folketal
-- column: population_share | percent | Andel av folketallet | Share of population | Del av folketalet
-- column: smallest | integer data
-- figure: municipalities | municipality | @now_municipalities {=of_class}
-- figure: share | municipality | @now_municipalities {=of_class}
-- per: share | municipality | @now_municipalities
-- figure: population | municipality_fact | municipality.@now_municipalities newest:population {=of_class}
--   | sum population
-- figure: population_share | municipality_fact | municipality.@now_municipalities newest:population {=of_class}
--   | sum population
-- per: population_share | municipality_fact | municipality.@now_municipalities newest:population | sum population
-- chart: shares | class | municipalities
SELECT c.name AS class, c.line AS of_class, count(*) AS municipalities, share(count(*), sum(count(*)) OVER ()) AS share,
    sum(m.population) AS population, share(sum(m.population), sum(sum(m.population)) OVER ()) AS population_share,
    nullif(c.smallest, -1) AS smallest
FROM now_classes AS c
JOIN now_municipalities AS m ON m.chosen AND ifnull(m.population, -1) BETWEEN c.smallest AND c.largest
GROUP BY c.place
ORDER BY c.place
