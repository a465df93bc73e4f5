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
-- uses: now_municipalities now_chosen now_participations now_circles
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
WITH part AS MATERIALIZED (
    SELECT DISTINCT p.arrangement, p.municipality
    FROM now_participations AS p
    JOIN now_chosen AS c ON c.id = p.arrangement AND c.counts
    JOIN now_municipalities AS m ON m.id = p.municipality
),
used AS (
    SELECT p.municipality, c.circle, count(*) AS arrangements, count(c.circle) AS with_circle, total(c.kept) AS kept
    FROM part AS p
    LEFT JOIN now_circles AS c ON c.arrangement = p.arrangement
    GROUP BY p.municipality, c.circle
)
SELECT m.id AS municipality, sum(u.arrangements) AS arrangements, count(u.circle) AS sets,
    share(max(u.with_circle), sum(u.with_circle)) AS largest,
    share(CAST(sum(u.kept) AS INTEGER), sum(u.with_circle)) AS kept
FROM now_municipalities AS m
JOIN used AS u ON u.municipality = m.id
WHERE m.chosen
GROUP BY m.id
ORDER BY m.sort_key, m.number
