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
-- uses: now_municipalities now_classes now_chosen now_parts now_tallies now_unknown note_participations note_unplaced
-- column: class | text | Innbyggere | Inhabitants | Innbyggjarar
-- column: line | text hidden | |
-- column: of_line | text hidden | |
-- column: municipalities | integer | Kommuner | Municipalities | Kommunar
-- column: arrangements | integer | Ulike ordninger | Different arrangements | Ulike ordningar
-- column: uncertain | integer | Usikre | Uncertain
-- column: mean | decimal | I snitt per kommune | Mean per municipality | I snitt per kommune
-- column: per_hundred_thousand | decimal | Per 100 000 innbyggere | Per 100 000 inhabitants | Per 100 000 innbyggjarar
-- column: none | integer | Ingen registrert | None recorded | Ingen registrert
-- column: none_line | text hidden
-- column: known_line | text hidden
-- column: fact_line | text hidden
-- column: smallest | integer data
-- filter: taking_part | municipality.@now_municipalities arrangement.@now_chosen arrangement.counted:{:definition}
--   {=of_line}
-- figure: municipalities | municipality | @now_municipalities {=line}
-- figure: arrangements | participation | @taking_part | distinct arrangement
-- figure: uncertain | participation | @taking_part certainty:uncertain | distinct arrangement
-- figure: mean | participation | @taking_part | distinct municipality arrangement
-- per: mean | municipality | {=known_line}
-- figure: per_hundred_thousand | participation | @taking_part | distinct municipality arrangement times 100000
-- per: per_hundred_thousand | municipality_fact | {=fact_line} newest:population | sum population
-- figure: none | municipality | {=none_line}
-- chart: bars | class | mean
-- note.nb: Ingen registrert: kommuner som ingen ordning nevner ved navn, eller der ikke alle i regionens ordninger er
--   navngitt. De kan være med uten at det er registrert, og er ikke regnet med i snittet og per 100 000 innbyggere.
-- note.nn: Ingen registrert: kommunar som inga ordning nemner ved namn, eller der ikkje alle i ordningane til regionen
--   er namngjevne. Dei kan vere med utan at det er registrert, og er ikkje rekna med i snittet og per 100 000
--   innbyggjarar.
-- note.en: None recorded: municipalities that no arrangement names, or where not all who take part in those of their
--   region are named. They may take part without a record of it, and are left out of the mean and of what is per
--   100 000 inhabitants.
WITH sized AS (
    SELECT m.id, m.population, k.place, u.municipality IS NULL AS known
    FROM now_municipalities AS m
    JOIN now_classes AS k ON ifnull(m.population, -1) BETWEEN k.smallest AND k.largest
    LEFT JOIN now_unknown AS u ON u.municipality = m.id
    WHERE m.chosen
),
each AS (
    SELECT s.place, s.known, iif(s.known, s.id, NULL) AS id, iif(s.known, NULL, s.id) AS unknown,
        iif(s.known, s.population, NULL) AS population, ifnull(t.arrangements, 0) AS arrangements
    FROM sized AS s
    LEFT JOIN now_tallies AS t ON t.municipality = s.id
),
-- Of each arrangement the classes that its participants are of, as bits, and how many arrangements have each bit.
different AS MATERIALIZED (
    SELECT tally(classes) AS arrangements, tally(doubtful) AS uncertain
    FROM (
        SELECT any_of(1 << s.place) AS classes, any_of(iif(p.marks & 1024, 1 << s.place, 0)) AS doubtful
        FROM now_chosen AS c
        CROSS JOIN now_parts AS p ON c.counts AND p.arrangement = c.id
        CROSS JOIN sized AS s ON s.id = p.municipality
        GROUP BY c.id)
)
SELECT k.name AS class, k.line AS line, replace(k.line, 'population', 'municipality.population') AS of_line,
    count(*) AS municipalities, iif(max(e.known), d.arrangements ->> k.place, NULL) AS arrangements,
    iif(max(e.known), d.uncertain ->> k.place, NULL) AS uncertain, ratio(sum(e.arrangements), sum(e.known)) AS mean,
    ratio(sum(e.arrangements) * 100000, sum(e.population)) AS per_hundred_thousand, count(e.unknown) AS none,
    'id:' || ids(e.unknown) AS none_line, 'id:' || ids(e.id) AS known_line,
    'municipality.id:' || ids(e.id) AS fact_line, nullif(k.smallest, -1) AS smallest
FROM each AS e
JOIN now_classes AS k ON k.place = e.place
CROSS JOIN different AS d
GROUP BY e.place
ORDER BY e.place
