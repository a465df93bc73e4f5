-- name: cost_owners
-- order: 122
-- listed: no
-- title.nb: Kostnader og årsverk per eier
-- title.nn: Kostnader og årsverk per eigar
-- title.en: Cost and full-time equivalents by owner
-- short.en: Cost by owner
-- help.nb: Hva hver kommune bærer av kostnadene og årsverkene i de formelle ordningene den deltar i.
-- help.nn: Kva kvar kommune ber av kostnadene og årsverka i dei formelle ordningane ho deltek i.
-- help.en: What each municipality bears of the cost and the full-time equivalents of the formal arrangements it takes
--   part in.
-- parameters: as_of county region municipality sector service form definition size
-- uses: now_municipalities now_arrangements now_chosen now_participations now_tallies note_participations
--   note_unplaced
-- column: municipality | reference municipality | Kommune | Municipality
-- column: arrangements | integer | Ordninger | Arrangements | Ordningar
-- column: uncertain | integer | Usikre | Uncertain
-- column: known | integer | Kjent for | Known for | Kjend for
-- column: cost | money | Kostnad | Cost
-- column: cost_share | percent | Andel | Share | Del
-- column: per_inhabitant | money | Per innbygger | Per inhabitant | Per innbyggjar
-- column: posts | decimal | Årsverk | Full-time equivalents
-- column: known_line | text hidden
-- column: posts_line | text hidden
-- filter: taking_part | municipality:{municipality} municipality.@now_municipalities arrangement.@now_chosen
--   arrangement.counted:{:definition}
-- figure: arrangements | participation | @taking_part | distinct arrangement
-- figure: uncertain | participation | @taking_part certainty:uncertain | distinct arrangement
-- figure: known | participation | {=known_line} | distinct arrangement
-- figure: cost | participation | {=known_line} | borne annual_cost
-- figure: cost_share | participation | {=known_line} | borne annual_cost
-- per: cost_share | arrangement | @now_chosen counted:{:definition} annual_cost:any | sum annual_cost
-- figure: per_inhabitant | participation | {=known_line} | borne annual_cost
-- per: per_inhabitant | municipality_fact | municipality:{municipality} newest:population | sum population
-- figure: posts | participation | {=posts_line} | borne full_time_equivalents
-- chart: bars | municipality | cost
-- note.nb: Kommunens del er kostnadsandelen, eller eierandelen i ordninger der ingen har oppgitt kostnadsandel. Det som
--   ikke har oppgitt andel eller kostnad, er ikke med i summen; kommunens kostnad er da større. Andel: av det alle
--   ordningene med oppgitt kostnad koster. Beløp er rundet av for hver ordning.
-- note.nn: Delen til kommunen er kostnadsdelen, eller eigardelen i ordningar der ingen har oppgjeve kostnadsdel. Det
--   som ikkje har oppgjeven del eller kostnad, er ikkje med i summen; kostnaden til kommunen er då større. Del: av det
--   alle ordningane med oppgjeven kostnad kostar. Beløp er runda av for kvar ordning.
-- note.en: The municipality's part is its cost share, or its owner's share in arrangements where nobody states a cost
--   share. What has no stated share or cost is not in the sum; what it bears is then more. Share: of what all
--   arrangements with a stated cost come to. Amounts are rounded for each arrangement.
WITH shared AS MATERIALIZED (
    SELECT p.id, p.arrangement, p.municipality, p.share, p.cost_share
    FROM participation AS r INDEXED BY participation_shared
    CROSS JOIN now_participations AS p ON p.id = r.id
    WHERE r.share IS NOT NULL OR r.cost_share IS NOT NULL
),
priced AS MATERIALIZED (
    SELECT a.id, a.annual_cost, a.full_time_equivalents,
        a.id IN (SELECT arrangement FROM shared WHERE cost_share IS NOT NULL) AS by_cost
    FROM now_arrangements AS a
    CROSS JOIN now_chosen AS c ON c.id = a.id
    WHERE a.counts AND (a.annual_cost IS NOT NULL OR a.full_time_equivalents IS NOT NULL)
),
part AS (
    SELECT p.municipality, p.id AS participation, a.id AS arrangement, iif(a.by_cost, p.cost_share, p.share) AS share,
        a.annual_cost, a.full_time_equivalents
    FROM shared AS p
    CROSS JOIN priced AS a ON a.id = p.arrangement
    WHERE p.municipality IS NOT NULL
),
borne AS (
    SELECT municipality, participation, arrangement, (annual_cost * above * 2 + below) / (below * 2) AS cost,
        (full_time_equivalents * above * 2 + below) / (below * 2) AS posts
    FROM (
        SELECT *, CAST(share AS INTEGER) AS above, CAST(substr(share, instr(share, '/') + 1) AS INTEGER) AS below
        FROM part
        WHERE share IS NOT NULL)
),
total AS (
    SELECT municipality, count(DISTINCT iif(cost IS NULL, NULL, arrangement)) AS known, sum(cost) AS cost,
        sum(posts) AS posts, 'id:' || ids(participation) FILTER (WHERE cost IS NOT NULL) AS known_line,
        'id:' || ids(participation) FILTER (WHERE posts IS NOT NULL) AS posts_line
    FROM borne
    GROUP BY municipality
)
SELECT m.id AS municipality, o.arrangements AS arrangements, o.uncertain AS uncertain, ifnull(t.known, 0) AS known,
    t.cost AS cost, share(t.cost, (SELECT sum(annual_cost) FROM priced)) AS cost_share,
    iif(m.population > 0, (t.cost * 2 + m.population) / (m.population * 2), NULL) AS per_inhabitant,
    t.posts AS posts, t.known_line AS known_line, t.posts_line AS posts_line
FROM now_tallies AS o
JOIN now_municipalities AS m ON m.id = o.municipality AND m.chosen
LEFT JOIN total AS t ON t.municipality = m.id
ORDER BY m.sort_key, m.number
