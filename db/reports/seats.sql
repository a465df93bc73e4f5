-- name: seats
-- order: 50
-- title.nb: Hovedkontor per kommune
-- title.nn: Hovudkontor per kommune
-- title.en: Head offices by municipality
-- help.nb: Hvor de formelle ordningene har hovedkontoret sitt.
-- help.nn: Kvar dei formelle ordningane har hovudkontoret sitt.
-- help.en: Where the formal arrangements have their head offices.
-- parameters: as_of county region municipality sector service form definition
-- uses: now_municipalities now_arrangements now_chosen note_unplaced now_companies now_words
-- column: seat | text | Hovedkontor i | Head office in | Hovudkontor i
-- column: municipality | reference municipality hidden | Kommune | Municipality
-- column: line | text hidden | |
-- column: county | reference county | Fylke | County
-- column: arrangements | integer sum | Ordninger | Arrangements | Ordningar
-- column: share | percent | Andel | Share | Del
-- column: companies | integer sum | Av dem selskaper | Of them companies | Av dei selskap
-- column: uncertain | integer sum | Usikre | Uncertain
-- column: number | text data
-- filter: seated | @now_chosen counted:{:definition} {=line}
-- figure: arrangements | arrangement | @seated
-- figure: share | arrangement | @seated
-- per: share | arrangement | @now_chosen counted:{:definition}
-- figure: companies | arrangement | @seated @now_companies
-- figure: uncertain | arrangement | @seated certainty:uncertain
-- chart: bars | seat | arrangements
-- note.nb: Andelen er av alle ordningene, også dem der hovedkontoret ikke er oppgitt. Selskaper er aksjeselskaper og
--   interkommunale selskaper.
-- note.nn: Delen er av alle ordningane, òg dei der hovudkontoret ikkje er oppgjeve. Selskap er aksjeselskap og
--   interkommunale selskap.
-- note.en: The share is of all arrangements, also those whose head office is not stated. Companies are limited
--   companies and inter-municipal companies.
WITH seated AS (
    SELECT a.seat, a.seat_undecided AS undecided, count(*) AS arrangements,
        count(k.form) AS companies, ids(a.id) FILTER (WHERE a.seat_undecided) AS ids,
        count(*) FILTER (WHERE a.certainty = 'uncertain') AS uncertain
    FROM now_chosen AS c
    JOIN now_arrangements AS a ON a.id = c.id AND a.counts
    LEFT JOIN now_companies AS k ON k.form = a.form
    GROUP BY a.seat, a.seat_undecided
)
SELECT CASE WHEN s.undecided THEN words('uavklart: kommunen er delt', 'undecided: the municipality was split',
            'uavklart: kommunen er delt')
        ELSE ifnull(m.number || ' ' || m.name, w.unstated) END AS seat,
    s.seat AS municipality,
    CASE WHEN s.undecided THEN 'id:' || s.ids WHEN s.seat IS NULL THEN 'seat:none'
        ELSE 'seat:' || s.seat END AS line,
    m.county AS county, s.arrangements AS arrangements,
    share(s.arrangements, sum(s.arrangements) OVER ()) AS share, s.companies AS companies, s.uncertain AS uncertain,
    m.number AS number
FROM seated AS s
CROSS JOIN now_words AS w
LEFT JOIN municipality AS m ON m.id = s.seat
ORDER BY s.undecided, s.seat IS NULL, s.arrangements DESC, m.sort_key, m.number
