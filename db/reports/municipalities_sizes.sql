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
-- uses: now_municipalities
-- column: class | text | Innbyggere | Inhabitants | Innbyggjarar
-- column: of_class | text hidden
-- column: municipalities | integer sum | Kommuner | Municipalities | Kommunar
-- column: share | percent | Andel | Share | Del
-- column: population | integer sum | Folketall | Population | Folketal
-- column: population_share | percent | Andel av folketallet | Share of population | Del av folketalet
-- figure: municipalities | municipality | @now_municipalities {=of_class}
-- figure: share | municipality | @now_municipalities {=of_class}
-- figure: population | municipality_fact | municipality.@now_municipalities newest:population {=of_class}
--   | sum population
-- figure: population_share | municipality_fact | municipality.@now_municipalities newest:population {=of_class} | opens
-- chart: shares | class | municipalities
WITH class (place, smallest, largest, name) AS (
    VALUES (1, 0, 1999, words('under 2 000', 'under 2 000')), (2, 2000, 2999, '2 000–2 999'),
        (3, 3000, 3999, '3 000–3 999'), (4, 4000, 4999, '4 000–4 999'), (5, 5000, 9999, '5 000–9 999'),
        (6, 10000, 19999, '10 000–19 999'), (7, 20000, 29999, '20 000–29 999'), (8, 30000, 49999, '30 000–49 999'),
        (9, 50000, 99999, '50 000–99 999'), (10, 100000, 9999999, words('100 000 og over', '100 000 and more')),
        (11, NULL, NULL, words('ikke oppgitt', 'not recorded', 'ikkje oppgjeve'))
)
SELECT c.name AS class,
    iif(c.smallest IS NULL, 'population:none', printf('population>=%d population<=%d', c.smallest, c.largest))
        AS of_class,
    count(*) AS municipalities, share(count(*), sum(count(*)) OVER ()) AS share, sum(m.population) AS population,
    share(sum(m.population), sum(sum(m.population)) OVER ()) AS population_share
FROM class AS c
JOIN now_municipalities AS m ON m.chosen AND iif(m.population IS NULL, c.smallest IS NULL,
    m.population BETWEEN c.smallest AND c.largest)
GROUP BY c.place
ORDER BY c.place
