-- name: geography_arrangements
-- order: 94
-- listed: no
-- title.nb: Ordninger på tvers av fylkesgrenser
-- title.nn: Ordningar på tvers av fylkesgrenser
-- title.en: Arrangements across county borders
-- help.nb: Hvor mange formelle ordninger som har deltakere i begge fylkene.
-- help.nn: Kor mange formelle ordningar som har deltakarar i begge fylka.
-- help.en: How many formal arrangements have participants in both counties.
-- parameters: as_of county region municipality definition
-- uses: now_municipalities now_arrangements now_chosen now_participations
-- column: county | reference county | Fylke | County
-- column: other | reference county | og | and
-- column: arrangements | integer | Ordninger | Arrangements | Ordningar
-- column: uncertain | integer | Usikre | Uncertain
-- filter: across | @now_chosen counted:{:definition} municipality.county:{county} municipality.county:{other}
-- figure: arrangements | arrangement | @across
-- figure: uncertain | arrangement | @across certainty:uncertain
-- note.nb: En ordning med deltakere i tre fylker står i hvert par av dem.
-- note.nn: Ei ordning med deltakarar i tre fylke står i kvart par av dei.
-- note.en: An arrangement with participants in three counties stands in each pair of them.
WITH placed AS (
    SELECT DISTINCT a.id, a.certainty, m.county, k.sort_key, k.number
    FROM now_chosen AS c
    JOIN now_arrangements AS a ON a.id = c.id AND a.counts
    JOIN now_participations AS p ON p.arrangement = a.id
    JOIN now_municipalities AS m ON m.id = p.municipality
    JOIN county AS k ON k.id = m.county
)
SELECT p.county AS county, o.county AS other, count(*) AS arrangements,
    count(*) FILTER (WHERE p.certainty = 'uncertain') AS uncertain
FROM placed AS p
JOIN placed AS o ON o.id = p.id AND o.number > p.number
WHERE :county IS NULL OR :county IN (p.county, o.county)
GROUP BY p.county, o.county
ORDER BY p.sort_key, p.number, o.sort_key, o.number
