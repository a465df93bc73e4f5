-- name: counts
-- order: 10
-- title.nb: Ordninger per kommune
-- title.nn: Ordningar per kommune
-- title.en: Arrangements by municipality
-- help.nb: Hvor mange formelle ordninger hver kommune deltar i, etter rolle og per 1000 innbyggere.
-- help.nn: Kor mange formelle ordningar kvar kommune deltek i, etter rolle og per 1000 innbyggjarar.
-- help.en: How many formal arrangements each municipality takes part in, by role and per 1000 inhabitants.
-- parameters: as_of county region municipality sector service form definition size
-- uses: now_municipalities now_chosen now_parts note_unplaced
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
--   alt. En kommune med 0 er ikke nevnt ved navn; den kan være med i ordninger uten navngitte deltakere.
-- note.nn: Ein kommune kan ha fleire roller i same ordning; ordninga blir då tald under kvar av dei, men berre éin
--   gong i alt. Ein kommune med 0 er ikkje nemnd ved namn; han kan vere med i ordningar utan namngjevne deltakarar.
-- note.en: A municipality may have several roles in one arrangement, which is counted under each of them but once in
--   all. A municipality with 0 is not named; it may take part in arrangements without named participants.
SELECT m.id AS municipality, count(p.arrangement) AS arrangements, ifnull(sum(p.uncertain), 0) AS uncertain,
    ratio(count(p.arrangement) * 1000, m.population) AS per_thousand, ifnull(sum(p.roles & 1), 0) AS host,
    ifnull(sum(p.roles >> 1 & 1), 0) AS participant, ifnull(sum(p.roles >> 2 & 1), 0) AS owner,
    ifnull(sum(p.roles >> 3 & 1), 0) AS buyer, ifnull(sum(p.roles >> 4 & 1), 0) AS seller,
    ifnull(sum(p.roles >> 5 & 1), 0) AS office, ifnull(sum(p.roles >> 6 & 1), 0) AS observer,
    ifnull(sum(p.roles >> 7 & 1), 0) AS unstated, m.population AS population, m.population_date AS population_date
FROM now_municipalities AS m
LEFT JOIN now_parts AS p ON p.municipality = m.id AND p.chosen
WHERE m.chosen
GROUP BY m.id
ORDER BY m.sort_key, m.number;
WITH part AS (
    SELECT max(roles & 1) AS host, max(roles >> 1 & 1) AS participant, max(roles >> 2 & 1) AS owner,
        max(roles >> 3 & 1) AS buyer, max(roles >> 4 & 1) AS seller, max(roles >> 5 & 1) AS office,
        max(roles >> 6 & 1) AS observer, max(roles >> 7 & 1) AS unstated, max(uncertain) AS uncertain
    FROM now_parts
    WHERE chosen AND place_chosen
    GROUP BY arrangement
)
SELECT NULL AS municipality, count(*) AS arrangements, ifnull(sum(uncertain), 0) AS uncertain,
    NULL AS per_thousand, ifnull(sum(host), 0) AS host,
    ifnull(sum(participant), 0) AS participant, ifnull(sum(owner), 0) AS owner, ifnull(sum(buyer), 0) AS buyer,
    ifnull(sum(seller), 0) AS seller, ifnull(sum(office), 0) AS office, ifnull(sum(observer), 0) AS observer,
    ifnull(sum(unstated), 0) AS unstated, NULL AS population, NULL AS population_date
FROM part
