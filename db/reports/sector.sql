-- name: sector
-- order: 40
-- title.nb: En sektor i detalj
-- title.nn: Ein sektor i detalj
-- title.en: One sector in full
-- help.nb: Hver formell ordning i en sektor, for eksempel dagens helsesamarbeid: oppgave, form, hvem som er med, vert
--   og kontorsted. Uten sektor tas alle med.
-- help.nn: Kvar formell ordning i ein sektor, til dømes helsesamarbeidet i dag: oppgåve, form, kven som er med, vert
--   og kontorstad. Utan sektor blir alle tekne med.
-- help.en: Each formal arrangement of a sector, for instance today's health cooperation: task, form, who takes part,
--   host and seat. Without a sector all are told of.
-- parameters: as_of sector service county region municipality form definition
-- uses: now_municipalities now_arrangements now_forms now_chosen now_participations now_parts now_services
--   note_participations note_unplaced
-- column: service | reference service_area | Tjenesteområde | Service area | Tenesteområde
-- column: arrangement | reference arrangement | Ordning | Arrangement
-- column: region | reference region | Region | Region
-- column: deal | text | Slag | Kind
-- column: form | reference legal_form | Form | Legal form
-- column: named | integer | Navngitt | Named | Namngjevne
-- column: stated | arrangement.stated_participants | Oppgitt | Stated | Oppgjevne
-- column: participants | text | Hvem som er med | Who takes part | Kven som er med
-- column: host | text | Vert | Host
-- column: seat | reference municipality | Kontorsted | Seat | Kontorstad
-- column: certainty | arrangement.certainty | Sikkerhet | Certainty | Tryggleik
-- figure: named | participation | arrangement:{arrangement} municipality.number:any | distinct municipality
-- figure: stated | arrangement | id:{arrangement} | sum stated_participants
-- note.nb: Navngitt: kommunene som står ved navn. Oppgitt: antallet kilden sier, også uten navn. Vert er
--   vertskommune, kontorkommune og den som selger tjenesten. En ordning med flere oppgaver i sektoren står på hver av
--   dem.
-- note.nn: Namngjevne: kommunane som står ved namn. Oppgjevne: talet kjelda seier, òg utan namn. Vert er
--   vertskommune, kontorkommune og den som sel tenesta. Ei ordning med fleire oppgåver i sektoren står på kvar av dei.
-- note.en: Named: the municipalities recorded by name. Stated: the number that the source says, also without names.
--   Hosts are host and office municipalities and those that sell the service. An arrangement with several tasks in the
--   sector stands under each of them.
WITH who AS (
    SELECT p.arrangement, 1 AS kind, m.sort_key, m.number, m.name, p.roles & 49 AS hosts, p.takes_part
    FROM now_parts AS p
    JOIN now_municipalities AS m ON m.id = p.municipality
    UNION ALL
    SELECT arrangement, 2, body, '', body, 0, max(role IS NOT 'observer')
    FROM now_participations
    WHERE body IS NOT NULL AND municipality IS NULL AND NOT undecided
    GROUP BY arrangement, body
),
named AS (
    SELECT arrangement, count(*) FILTER (WHERE kind = 1) AS municipalities,
        group_concat(name || iif(takes_part, '', words(' (observatør)', ' (observer)')), ', ') AS participants,
        group_concat(iif(hosts, name, NULL), ', ') AS hosts
    FROM (SELECT * FROM who ORDER BY arrangement, kind, sort_key, number)
    GROUP BY arrangement
),
task AS (
    SELECT DISTINCT s.service, s.arrangement FROM now_services AS s
    WHERE (:service IS NULL OR s.service = :service) AND (:sector IS NULL OR s.sector = :sector)
)
SELECT s.service AS service, a.id AS arrangement, a.region AS region,
    CASE f.family WHEN 'purchase' THEN words('kjøp og salg', 'purchase and sale', 'kjøp og sal')
        WHEN 'unstated' THEN f.label ELSE words('samarbeid', 'cooperation') END AS deal,
    a.form AS form, ifnull(n.municipalities, 0) AS named, a.stated_participants AS stated,
    ifnull(n.participants, a.stated_participants || iif(a.stated_participants = 1,
        words(' kommune, ikke navngitt', ' municipality, not named', ' kommune, ikkje namngjeven'),
        words(' kommuner, ikke navngitt', ' municipalities, not named', ' kommunar, ikkje namngjevne')))
        AS participants,
    n.hosts AS host, a.seat AS seat, a.certainty AS certainty
FROM now_chosen AS c
JOIN now_arrangements AS a ON a.id = c.id AND a.counts
JOIN task AS s ON s.arrangement = a.id
JOIN service_area AS v ON v.id = s.service
JOIN now_forms AS f ON f.form = ifnull(a.form, 0)
LEFT JOIN named AS n ON n.arrangement = a.id
ORDER BY v.sort_key, v.code, a.sort_key, a.id
