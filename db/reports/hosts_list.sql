-- name: hosts_list
-- order: 61
-- listed: no
-- title.nb: Fordeling av vertsansvar
-- title.nn: Fordeling av vertsansvar
-- title.en: Host responsibility
-- help.nb: Hvor mange formelle ordninger hver kommune er vert for, og hvor stor del det er av dem den deltar i.
-- help.nn: Kor mange formelle ordningar kvar kommune er vert for, og kor stor del det er av dei ho deltek i.
-- help.en: How many formal arrangements each municipality hosts, and their share of those it takes part in.
-- parameters: as_of county region municipality sector service form definition size
-- uses: now_municipalities now_tallies note_participations note_unplaced
-- column: municipality | reference municipality | Vert | Host
-- column: hosted | integer | Vert for | Hosts
-- column: takes_part | integer | Deltar i | Takes part in | Deltek i
-- column: share | percent | Andel | Share | Del
-- column: uncertain | integer | Usikre | Uncertain
-- filter: taking_part | municipality:{municipality} municipality.@now_municipalities arrangement.@now_chosen
--   arrangement.counted:{:definition}
-- figure: hosted | participation | @taking_part role:host,office,seller | distinct arrangement
-- figure: takes_part | participation | @taking_part | distinct arrangement
-- figure: share | participation | @taking_part role:host,office,seller | distinct arrangement
-- per: share | participation | @taking_part | distinct arrangement
-- figure: uncertain | participation | @taking_part role:host,office,seller certainty:uncertain | distinct arrangement
-- chart: bars | municipality | hosted
-- note.nb: Vert er her vertskommune, kontorkommune og den som selger tjenesten. Kommuner som ikke er vert for noe, er
--   utelatt.
-- note.nn: Vert er her vertskommune, kontorkommune og den som sel tenesta. Kommunar som ikkje er vert for noko, er
--   utelatne.
-- note.en: Hosts are here host and office municipalities and those that sell the service. Municipalities that host
--   nothing are left out.
SELECT t.municipality AS municipality, t.hosts AS hosted, t.arrangements AS takes_part,
    share(t.hosts, t.arrangements) AS share, t.hosts_uncertain AS uncertain
FROM now_tallies AS t
JOIN now_municipalities AS m ON m.id = t.municipality AND m.chosen
WHERE t.hosts > 0
ORDER BY t.hosts DESC, m.sort_key, m.number
