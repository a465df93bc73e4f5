-- name: geography_arrangements
-- order: 94
-- listed: no
-- title.nb: Ordninger på tvers av fylkesgrenser
-- title.nn: Ordningar på tvers av fylkesgrenser
-- title.en: Arrangements across county borders
-- short.nb: Ordninger over fylkesgrenser
-- short.nn: Ordningar over fylkesgrenser
-- short.en: Across county borders
-- help.nb: Hvor mange formelle ordninger som har deltakere i begge fylkene.
-- help.nn: Kor mange formelle ordningar som har deltakarar i begge fylka.
-- help.en: How many formal arrangements have participants in both counties.
-- parameters: as_of county region municipality sector service form definition
-- uses: now_arrangements now_chosen now_spread note_participations note_unplaced
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
WITH pair AS (
    SELECT p.county, o.county AS other, count(*) AS arrangements,
        count(*) FILTER (WHERE a.certainty = 'uncertain') AS uncertain
    FROM now_chosen AS c
    CROSS JOIN now_spread AS p ON c.counts AND p.arrangement = c.id
    CROSS JOIN now_spread AS o ON o.arrangement = c.id AND o.county <> p.county
    CROSS JOIN now_arrangements AS a ON a.id = p.arrangement
    GROUP BY p.county, o.county
)
SELECT p.county AS county, p.other AS other, p.arrangements AS arrangements, p.uncertain AS uncertain
FROM pair AS p
JOIN county AS k ON k.id = p.county
JOIN county AS l ON l.id = p.other AND l.number > k.number
WHERE :county IS NULL OR :county IN (p.county, p.other)
ORDER BY k.sort_key, k.number, l.sort_key, l.number
