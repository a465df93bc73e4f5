-- name: size
-- order: 130
-- title.nb: Ordninger etter kommunestørrelse
-- title.nn: Ordningar etter kommunestorleik
-- title.en: Arrangements by population class
-- short.nb: Ordninger etter størrelse
-- short.nn: Ordningar etter storleik
-- short.en: By population class
-- help.nb: Hvor mange formelle ordninger kommuner av ulik størrelse deltar i.
-- help.nn: Kor mange formelle ordningar kommunar av ulik storleik deltek i.
-- help.en: How many formal arrangements municipalities of different size take part in.
-- parameters: as_of county region sector service form definition
-- uses: now_municipalities now_parts note_unplaced
-- column: class | text | Innbyggere | Inhabitants | Innbyggjarar
-- column: line | text hidden | |
-- column: of_line | text hidden | |
-- column: municipalities | integer | Kommuner | Municipalities | Kommunar
-- column: arrangements | integer | Ulike ordninger | Different arrangements | Ulike ordningar
-- column: mean | decimal | I snitt per kommune | Mean per municipality | I snitt per kommune
-- column: per_hundred_thousand | decimal | Per 100 000 innbyggere | Per 100 000 inhabitants | Per 100 000 innbyggjarar
-- column: none | integer | Ingen registrert | None recorded | Ingen registrert
-- column: none_line | text hidden
-- filter: taking_part | municipality.@now_municipalities arrangement.@now_chosen arrangement.counted:{:definition}
--   {=of_line}
-- figure: municipalities | municipality | @now_municipalities {=line}
-- figure: arrangements | participation | @taking_part | distinct arrangement
-- figure: mean | participation | @taking_part | opens
-- figure: per_hundred_thousand | participation | @taking_part | opens
-- figure: none | municipality | {=none_line}
-- chart: bars | class | mean
-- note.nb: Ingen registrert: kommuner som ingen av ordningene nevner ved navn. De kan være med i ordninger uten
--   navngitte deltakere.
-- note.nn: Ingen registrert: kommunar som ingen av ordningane nemner ved namn. Dei kan vere med i ordningar utan
--   namngjevne deltakarar.
-- note.en: None recorded: municipalities that none of the arrangements names. They may take part in arrangements
--   without named participants.
WITH class (place, smallest, largest, name) AS (
    VALUES (1, 0, 1999, words('under 2 000', 'under 2 000')), (2, 2000, 4999, '2 000–4 999'),
        (3, 5000, 9999, '5 000–9 999'), (4, 10000, 19999, '10 000–19 999'), (5, 20000, 49999, '20 000–49 999'),
        (6, 50000, NULL, words('50 000 og over', '50 000 and more'))
),
sized AS (
    SELECT m.id, m.population, ifnull(k.place, 7) AS place
    FROM now_municipalities AS m
    LEFT JOIN class AS k ON m.population >= k.smallest AND (k.largest IS NULL OR m.population <= k.largest)
    WHERE m.chosen
),
each AS (
    SELECT s.id, s.place, s.population,
        (SELECT count(*) FROM now_parts AS p WHERE p.municipality = s.id AND p.chosen) AS arrangements
    FROM sized AS s
),
different AS (
    SELECT place, count(*) AS arrangements
    FROM (
        SELECT DISTINCT p.arrangement, s.place
        FROM sized AS s
        CROSS JOIN now_parts AS p ON p.municipality = s.id
        WHERE p.chosen)
    GROUP BY place
)
SELECT ifnull(k.name, words('ikke oppgitt', 'not recorded', 'ikkje oppgjeve')) AS class,
    CASE WHEN k.place IS NULL THEN '!population>=0'
        WHEN k.largest IS NULL THEN 'population>=' || k.smallest
        ELSE 'population>=' || k.smallest || ' population<=' || k.largest END AS line,
    CASE WHEN k.place IS NULL THEN '!municipality.population>=0'
        WHEN k.largest IS NULL THEN 'municipality.population>=' || k.smallest
        ELSE 'municipality.population>=' || k.smallest || ' municipality.population<=' || k.largest END AS of_line,
    count(*) AS municipalities, ifnull(d.arrangements, 0) AS arrangements,
    ratio(sum(e.arrangements), count(*)) AS mean,
    ratio(sum(e.arrangements) * 100000, sum(e.population)) AS per_hundred_thousand,
    count(*) FILTER (WHERE e.arrangements = 0) AS none,
    'id:' || group_concat(iif(e.arrangements = 0, e.id, NULL)) AS none_line
FROM each AS e
LEFT JOIN class AS k ON k.place = e.place
LEFT JOIN different AS d ON d.place = e.place
GROUP BY e.place
ORDER BY e.place
