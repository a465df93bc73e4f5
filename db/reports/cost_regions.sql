-- name: cost_regions
-- order: 121
-- listed: no
-- title.nb: Kostnader og årsverk per region
-- title.nn: Kostnader og årsverk per region
-- title.en: Cost and full-time equivalents by region
-- short.en: Cost by region
-- help.nb: Hva de formelle ordningene i hver region koster i året, og hvor mange årsverk de har.
-- help.nn: Kva dei formelle ordningane i kvar region kostar i året, og kor mange årsverk dei har.
-- help.en: What the formal arrangements of each region cost in a year, and how many full-time equivalents they have.
-- parameters: as_of county region municipality sector service form definition
-- uses: now_arrangements now_chosen note_unplaced
-- column: name | text | Region | Region
-- column: region | reference region hidden | Region | Region
-- column: arrangements | integer sum | Ordninger | Arrangements | Ordningar
-- column: uncertain | integer sum | Usikre | Uncertain
-- column: cost | money sum | Kostnad | Cost
-- column: cost_known | integer sum | Kostnad kjent for | Cost known for | Kostnad kjend for
-- column: cost_share | percent | Andel av kostnad | Share of cost | Del av kostnad
-- column: posts | decimal sum | Årsverk | Full-time equivalents (FTE)
-- column: posts_known | integer sum | Årsverk kjent for | FTE known for | Årsverk kjende for
-- column: posts_share | percent | Andel av årsverk | Share of FTE | Del av årsverk
-- filter: of_region | @now_chosen counted:{:definition} region:{region}
-- figure: arrangements | arrangement | @of_region
-- figure: uncertain | arrangement | @of_region certainty:uncertain
-- figure: cost_known | arrangement | @of_region annual_cost:any
-- figure: cost | arrangement | @of_region annual_cost:any | sum annual_cost
-- figure: cost_share | arrangement | @of_region annual_cost:any | sum annual_cost
-- per: cost_share | arrangement | @now_chosen counted:{:definition} annual_cost:any | sum annual_cost
-- figure: posts_known | arrangement | @of_region full_time_equivalents:any
-- figure: posts | arrangement | @of_region full_time_equivalents:any | sum full_time_equivalents
-- figure: posts_share | arrangement | @of_region full_time_equivalents:any | sum full_time_equivalents
-- per: posts_share | arrangement | @now_chosen counted:{:definition} full_time_equivalents:any
--   | sum full_time_equivalents
-- chart: bars | name | cost
-- note.nb: Summene gjelder bare ordningene det er kjent for; de andre koster også noe. Hver ordning står med det
--   nyeste året som er registrert til og med datoen.
-- note.nn: Summane gjeld berre ordningane det er kjent for; dei andre kostar òg noko. Kvar ordning står med det nyaste
--   året som er registrert til og med datoen.
-- note.en: The sums are of those arrangements that it is known for; the others cost something too. Each arrangement
--   stands with its newest year on or before the day.
WITH total AS (
    SELECT a.region, count(*) AS arrangements, count(*) FILTER (WHERE a.certainty = 'uncertain') AS uncertain,
        count(a.annual_cost) AS cost_known, sum(a.annual_cost) AS cost,
        count(a.full_time_equivalents) AS posts_known, sum(a.full_time_equivalents) AS posts
    FROM now_chosen AS c
    JOIN now_arrangements AS a ON a.id = c.id AND a.counts
    GROUP BY a.region
)
SELECT ifnull(r.name, words('uten region', 'no region', 'utan region')) AS name, t.region AS region,
    t.arrangements AS arrangements, t.uncertain AS uncertain, t.cost AS cost, t.cost_known AS cost_known,
    share(t.cost, sum(t.cost) OVER ()) AS cost_share, t.posts AS posts, t.posts_known AS posts_known,
    share(t.posts, sum(t.posts) OVER ()) AS posts_share
FROM total AS t
LEFT JOIN region AS r ON r.id = t.region
ORDER BY t.region IS NULL, r.sort_key, r.id
