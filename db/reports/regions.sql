-- name: regions
-- order: 70
-- title.nb: Regioner og regionråd
-- title.nn: Regionar og regionråd
-- title.en: Regions and regional councils
-- help.nb: Medlemmer, folketall, landareal, ordninger på regionnivå, om det er et regionråd, samlet styringsgrep,
--   vedtatt strategi, og andelen av budsjett og sysselsetting.
-- help.nn: Medlemmer, folketal, landareal, ordningar på regionnivå, om det er eit regionråd, samla styringsgrep,
--   vedteken strategi, og delen av budsjett og sysselsetjing.
-- help.en: Members, population, land area, arrangements at regional level, whether it is a council, comprehensive
--   steering, adopted strategy, and the share of budget and employment.
-- parameters: as_of county region municipality definition size
-- uses: now_regions now_members now_municipalities now_regional
-- column: council | reference region | Region | Region
-- column: members | integer | Medlemmer | Members | Medlemmer
-- column: population | integer | Folketall | Population | Folketal
-- column: population_known | integer | Folketall kjent for | Population known for | Folketal kjent for
-- column: area | area | Areal (km²) | Area (km²)
-- column: area_known | integer | Areal kjent for | Area known for
-- column: arrangements | integer | Ordninger | Arrangements | Ordningar
-- column: kind | region.kind | Type | Kind
-- column: counts | region.counts_as_council | Regionråd | Council
-- column: comprehensive | region.comprehensive | Styringsgrep | Steering | Styringsgrep
-- column: strategy | region.strategy | Vedtatt strategi | Adopted strategy | Vedteken strategi
-- column: strategy_date | date | Strategi vedtatt | Strategy adopted | Strategi vedteken
-- column: budget_share | region.budget_share | Budsjett | Budget | Budsjett
-- column: employment_share | region.employment_share | Sysselsetting | Employment | Sysselsetjing
-- column: uncertain | integer | Usikre medlemmer | Uncertain members | Usikre medlemmer
-- column: line | text hidden | |
-- filter: members | region:{council} role:full,none municipality.number:any
-- figure: members | membership | @members | distinct municipality
-- figure: uncertain | membership | @members certainty:uncertain | distinct municipality
-- figure: population | municipality_fact | {=line} newest:population population:any | sum population
-- figure: population_known | municipality_fact | {=line} newest:population population:any
-- figure: area | municipality_fact | {=line} newest:land_area_km2 land_area_km2:any | sum land_area_km2
-- figure: area_known | municipality_fact | {=line} newest:land_area_km2 land_area_km2:any
-- figure: arrangements | arrangement | region:{council} counted:{:definition}
-- figure: budget_share | region | id:{council} | sum budget_share
-- figure: employment_share | region | id:{council} | sum employment_share
-- chart: bars | council | members
-- note.nb: Medlemmer er fulle medlemmer, også der rollen ikke er oppgitt; tomt: ingen er registrert. Folketall og
--   areal er summen av de medlemmene det er kjent for; mangler det for noen, er regionens større. Ordninger er alle som
--   er ført på regionen. Budsjett og sysselsetting er ordningenes andel av medlemmenes. Med folketall: regionene som
--   har et medlem av den størrelsen.
-- note.nn: Medlemmer er fulle medlemmer, òg der rolla ikkje er oppgjeven; tomt: ingen er registrert. Folketal og areal
--   er summen av dei medlemmene det er kjent for; manglar det for nokon, er regionen sitt større. Ordningar er alle som
--   er førte på regionen. Budsjett og sysselsetjing er delen ordningane har av medlemmene sine. Med folketal: regionane
--   som har ein medlem av den storleiken.
-- note.en: Members are full members, also where the role is not stated; empty: none are recorded. Population and area
--   are sums over those members that they are known for; where some are missing, the region's is larger. Arrangements
--   are all that are recorded as the region's. Budget and employment are the share that the arrangements have of the
--   members'. With a population: the regions that have a member of that size.
WITH member AS (
    SELECT region, municipality, max(certainty IS 'uncertain') AS uncertain
    FROM now_members
    WHERE (role = 'full' OR role IS NULL) AND municipality IS NOT NULL
    GROUP BY region, municipality
),
total AS (
    SELECT n.region, count(*) AS members, sum(n.uncertain) AS uncertain, sum(m.population) AS population,
        count(m.population) AS population_known, sum(m.area) AS area, count(m.area) AS area_known,
        'municipality:' || ids(m.id) AS line
    FROM member AS n
    JOIN now_municipalities AS m ON m.id = n.municipality
    GROUP BY n.region
)
SELECT r.id AS council, t.members AS members, t.population AS population, t.population_known AS population_known,
    t.area AS area, t.area_known AS area_known,
    (SELECT count(*) FROM now_regional AS a WHERE a.region = r.id AND a.counts) AS arrangements,
    g.kind AS kind, g.counts_as_council AS counts, g.comprehensive AS comprehensive,
    g.strategy AS strategy, g.strategy_date AS strategy_date, g.budget_share AS budget_share,
    g.employment_share AS employment_share, t.uncertain AS uncertain, t.line AS line
FROM now_regions AS r
JOIN region AS g ON g.id = r.id
LEFT JOIN total AS t ON t.region = r.id
WHERE r.chosen
ORDER BY r.sort_key, r.id
