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
-- uses: now_municipalities now_parts now_tallies now_circles note_participations note_unplaced
-- column: municipality | reference municipality | Kommune | Municipality
-- column: arrangements | integer | Ordninger | Arrangements | Ordningar
-- column: uncertain | integer | Usikre | Uncertain
-- column: circle_lines | text hidden
-- column: largest_line | text hidden
-- column: circled_line | text hidden
-- column: known_line | text hidden
-- column: kept_line | text hidden
-- column: sets | integer | Partnerkretser | Partner sets | Partnarkrinsar
-- column: largest | percent | I vanligste krets | In most common set | I vanlegaste krins
-- column: known | integer | Kjent for | Known for | Kjend for
-- column: kept | percent | Samme krets i fire år | Same set for four years | Same krins i fire år
-- filter: taking_part | municipality:{municipality} municipality.@now_municipalities arrangement.@now_chosen
--   arrangement.counted:{:definition} role:host,participant,owner,buyer,seller,office,none
-- figure: arrangements | participation | @taking_part | distinct arrangement
-- figure: uncertain | participation | @taking_part certainty:uncertain | distinct arrangement
-- figure: sets | arrangement | {=circle_lines}
-- figure: largest | arrangement | {=largest_line}
-- per: largest | arrangement | {=circled_line}
-- figure: known | arrangement | {=known_line}
-- figure: kept | arrangement | {=kept_line}
-- per: kept | arrangement | {=known_line}
-- chart: bars | municipality | arrangements sets
-- note.nb: En krets er de navngitte kommunene i en ordning, uten observatører; ordninger med bare én har ingen. Bak
--   tallet på kretser står én ordning av hver. Kretsen er den samme når ordningen var i kraft fire år før og ingen
--   kommune er kommet til eller gått ut siden; den er ikke kjent der det ikke er oppgitt når noe begynte.
-- note.nn: Ein krins er dei namngjevne kommunane i ei ordning, utan observatørar; ordningar med berre éin har ingen.
--   Bak talet på krinsar står éi ordning av kvar. Krinsen er den same når ordninga var i kraft fire år før og ingen
--   kommune har kome til eller gått ut sidan; han er ikkje kjend der det ikkje er oppgjeve når noko byrja.
-- note.en: A set is the named municipalities of an arrangement, without observers; those with only one have none.
--   Behind the number of sets stands one arrangement of each. A set is the same when the arrangement was in force four
--   years before and no municipality has joined or left since; it is not known where a beginning is not stated.
WITH used AS MATERIALIZED (
    SELECT p.municipality, count(*) AS arrangements, sum(c.arrangement = c.circle) AS sets,
        sum(c.kept) AS kept, count(c.kept) AS known, max(c.size) AS largest, c.circle AS largest_circle,
        ids(c.arrangement) FILTER (WHERE c.arrangement = c.circle) AS circles, ids(c.arrangement) AS ids,
        ids(c.arrangement) FILTER (WHERE c.kept IS NOT NULL) AS known_ids,
        ids(c.arrangement) FILTER (WHERE c.kept) AS kept_ids
    FROM now_parts AS p
    CROSS JOIN now_circles AS c ON c.arrangement = p.arrangement
    WHERE p.marks & 256
    GROUP BY p.municipality
),
largest AS MATERIALIZED (
    SELECT circle, ids(arrangement) AS ids FROM now_circles WHERE size > 1 GROUP BY circle
)
SELECT m.id AS municipality, a.takes_part AS arrangements, a.doubtful AS uncertain,
    'id:' || u.circles AS circle_lines, 'id:' || ifnull(l.ids, u.largest_circle) AS largest_line,
    'id:' || u.ids AS circled_line, 'id:' || u.known_ids AS known_line, 'id:' || u.kept_ids AS kept_line,
    ifnull(u.sets, 0) AS sets, share(u.largest, u.arrangements) AS largest, ifnull(u.known, 0) AS known,
    share(u.kept, u.known) AS kept
FROM now_tallies AS a
JOIN now_municipalities AS m ON m.id = a.municipality AND m.chosen
LEFT JOIN used AS u ON u.municipality = a.municipality
LEFT JOIN largest AS l ON l.circle = u.largest_circle
WHERE a.takes_part > 0
ORDER BY m.sort_key, m.number
