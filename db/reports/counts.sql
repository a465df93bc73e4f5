-- name: counts
-- order: 10
-- title.nb: Ordninger per kommune
-- title.nn: Ordningar per kommune
-- title.en: Arrangements by municipality
-- help.nb: Hvor mange formelle ordninger hver kommune deltar i, etter rolle og per 1000 innbyggere.
-- help.nn: Kor mange formelle ordningar kvar kommune deltek i, etter rolle og per 1000 innbyggjarar.
-- help.en: How many formal arrangements each municipality takes part in, by role and per 1000 inhabitants.
-- parameters: as_of county region municipality sector service form definition size
-- uses: now_municipalities now_chosen now_parts now_tallies now_unknown note_participations note_unplaced
--
-- column: municipality | reference municipality | Kommune | Municipality
-- column: arrangements | integer | Ordninger | Arrangements | Ordningar
-- column: uncertain | integer | Usikre | Uncertain
-- column: per_thousand | decimal | Per 1000 innbyggere | Per 1000 inhabitants | Per 1000 innbyggjarar
-- column: host | integer | Vert | Host
-- column: participant | integer | Deltaker | Participant | Deltakar
-- column: owner | integer | Eier | Owner | Eigar
-- column: buyer | integer | Kjøper | Buyer | Kjøpar
-- column: seller | integer | Selger | Seller | Seljar
-- column: office | integer | Kontor | Office
-- column: observer | integer | Observatør | Observer
-- column: unstated | integer | Uten rolle | No role stated | Utan rolle
-- column: population | integer | Folketall | Population | Folketal
-- column: population_date | date | Folketall per | Population as of | Folketal per
--
-- filter: taking_part | municipality:{municipality} municipality.@now_municipalities arrangement.@now_chosen
--   arrangement.counted:{:definition}
-- figure: arrangements | participation | @taking_part | distinct arrangement
-- figure: host | participation | @taking_part role:host | distinct arrangement
-- figure: participant | participation | @taking_part role:participant | distinct arrangement
-- figure: owner | participation | @taking_part role:owner | distinct arrangement
-- figure: buyer | participation | @taking_part role:buyer | distinct arrangement
-- figure: seller | participation | @taking_part role:seller | distinct arrangement
-- figure: office | participation | @taking_part role:office | distinct arrangement
-- figure: observer | participation | @taking_part role:observer | distinct arrangement
-- figure: unstated | participation | @taking_part role:none | distinct arrangement
-- figure: uncertain | participation | @taking_part certainty:uncertain | distinct arrangement
-- figure: population | municipality_fact | municipality:{municipality} newest:population | sum population
-- figure: per_thousand | participation | @taking_part | distinct arrangement times 1000
-- per: per_thousand | municipality_fact | municipality:{municipality} newest:population | sum population
-- chart: bars | municipality | arrangements
-- note.nb: En kommune kan ha flere roller i samme ordning; ordningen telles da under hver av dem, men bare én gang i
--   alt. Et tall er det som er registrert med navn: minst så mange der ordninger i regionen ikke navngir alle som er
--   med. Tomt: ikke registrert, for ingen av ordningene nevner kommunen ved navn, og den kan være med i noen av dem.
-- note.nn: Ein kommune kan ha fleire roller i same ordning; ordninga blir då tald under kvar av dei, men berre éin
--   gong i alt. Eit tal er det som er registrert med namn: minst så mange der ordningar i regionen ikkje namngjev alle
--   som er med. Tomt: ikkje registrert, for ingen av ordningane nemner kommunen ved namn, og han kan vere med i nokre
--   av dei.
-- note.en: A municipality may have several roles in one arrangement, which is counted under each of them but once in
--   all. A number is what is recorded by name: at least so many where arrangements of the region do not name all who
--   take part. Empty: not recorded, because none of the arrangements names the municipality, which may be in some.
WITH part AS (
    SELECT m.id, m.population, m.population_date, m.sort_key, m.number, u.municipality IS NULL AS known, t.*
    FROM now_municipalities AS m
    LEFT JOIN now_unknown AS u ON u.municipality = m.id
    LEFT JOIN now_tallies AS t ON t.municipality = m.id
    WHERE m.chosen
)
SELECT id AS municipality, iif(known, ifnull(arrangements, 0), NULL) AS arrangements,
    iif(known, ifnull(uncertain, 0), NULL) AS uncertain,
    ratio(iif(known, ifnull(arrangements, 0) * 1000, NULL), population) AS per_thousand,
    iif(known, ifnull(host, 0), NULL) AS host, iif(known, ifnull(participant, 0), NULL) AS participant,
    iif(known, ifnull(owner, 0), NULL) AS owner, iif(known, ifnull(buyer, 0), NULL) AS buyer,
    iif(known, ifnull(seller, 0), NULL) AS seller, iif(known, ifnull(office, 0), NULL) AS office,
    iif(known, ifnull(observer, 0), NULL) AS observer, iif(known, ifnull(unstated, 0), NULL) AS unstated,
    population AS population, population_date AS population_date
FROM part
ORDER BY sort_key, number;
WITH part AS (
    SELECT any_of(p.marks) AS marks
    FROM now_chosen AS c
    CROSS JOIN now_parts AS p ON c.counts AND p.arrangement = c.id
    CROSS JOIN now_municipalities AS m ON m.id = p.municipality AND m.chosen
    GROUP BY c.id
)
SELECT NULL AS municipality, arrangements AS arrangements, t ->> 10 AS uncertain, NULL AS per_thousand,
    t ->> 0 AS host, t ->> 1 AS participant, t ->> 2 AS owner, t ->> 3 AS buyer, t ->> 4 AS seller, t ->> 5 AS office,
    t ->> 6 AS observer, t ->> 7 AS unstated, NULL AS population, NULL AS population_date
FROM (SELECT nullif(count(*), 0) AS arrangements, iif(count(*) > 0, tally(marks), NULL) AS t FROM part)
