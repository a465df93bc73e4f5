-- name: fragmentation
-- order: 100
-- title.nb: Oppsplitting av samarbeidet
-- title.nn: Oppsplitting av samarbeidet
-- title.en: Fragmentation of cooperation
-- help.nb: Hvor mange ulike kretser av partnere hver kommune samarbeider i, hvor stor del av ordningene som har den
--   vanligste kretsen, og hvor stor del som har hatt den samme kretsen i fire år.
-- help.nn: Kor mange ulike krinsar av partnarar kvar kommune samarbeider i, kor stor del av ordningane som har den
--   vanlegaste krinsen, og kor stor del som har hatt den same krinsen i fire år.
-- help.en: How many different sets of partners each municipality cooperates in, the share of its arrangements that
--   have the most common set, and the share that have had the same set for four years.
-- parameters: as_of county region municipality sector service form definition size
-- uses: now_municipalities now_parts now_circles note_unplaced
-- column: municipality | reference municipality | Kommune | Municipality
-- column: arrangements | integer | Ordninger | Arrangements | Ordningar
-- column: sets | integer | Partnerkretser | Partner sets | Partnarkrinsar
-- column: largest | percent | I vanligste krets | In most common set | I vanlegaste krins
-- column: kept | percent | Samme krets i fire år | Same set for four years | Same krins i fire år
-- filter: taking_part | municipality:{municipality} municipality.@now_municipalities arrangement.@now_chosen
--   arrangement.counted:{:definition}
-- figure: arrangements | participation | @taking_part | distinct arrangement
-- figure: sets | participation | @taking_part | opens
-- figure: largest | participation | @taking_part | opens
-- figure: kept | participation | @taking_part | opens
-- chart: bars | municipality | arrangements sets
-- note.nb: En krets er de navngitte kommunene i en ordning; ordninger med bare én navngitt kommune har ingen. Kretsen
--   er den samme når ordningen var i kraft fire år før og ingen kommune er kommet til eller gått ut siden.
-- note.nn: Ein krins er dei namngjevne kommunane i ei ordning; ordningar med berre éin namngjeven kommune har ingen.
--   Krinsen er den same når ordninga var i kraft fire år før og ingen kommune har kome til eller gått ut sidan.
-- note.en: A set is the named municipalities of an arrangement; those with only one named municipality have none. A
--   set is the same when the arrangement was in force four years before and no municipality has joined or left since.
WITH used AS (
    SELECT p.municipality, c.circle, count(*) AS arrangements, sum(c.kept) AS kept
    FROM now_circles AS c
    CROSS JOIN now_parts AS p ON p.arrangement = c.arrangement
    GROUP BY p.municipality, c.circle
),
all_of AS MATERIALIZED (
    SELECT municipality, count(*) AS arrangements FROM now_parts WHERE chosen AND place_chosen GROUP BY municipality
),
total AS MATERIALIZED (
    SELECT municipality, count(*) AS sets, max(arrangements) AS largest, sum(arrangements) AS arrangements,
        sum(kept) AS kept
    FROM used
    GROUP BY municipality
)
SELECT m.id AS municipality, a.arrangements AS arrangements, ifnull(t.sets, 0) AS sets,
    share(t.largest, t.arrangements) AS largest, share(t.kept, t.arrangements) AS kept
FROM all_of AS a
JOIN now_municipalities AS m ON m.id = a.municipality
LEFT JOIN total AS t ON t.municipality = a.municipality
ORDER BY m.sort_key, m.number
