-- name: sector
-- order: 40
-- title.nb: En sektor i detalj
-- title.nn: Ein sektor i detalj
-- title.en: One sector in full
-- help.nb: Hver formell ordning i en sektor, for eksempel dagens helsesamarbeid: oppgave, form, siden når, hvem som er
--   med, vert, kontorsted og kostnad. Uten sektor tas alle med.
-- help.nn: Kvar formell ordning i ein sektor, til dømes helsesamarbeidet i dag: oppgåve, form, sidan når, kven som er
--   med, vert, kontorstad og kostnad. Utan sektor blir alle tekne med.
-- help.en: Each formal arrangement of a sector, for instance today's health cooperation: task, form, since when, who
--   takes part, host, seat and cost. Without a sector all are told of.
-- parameters: as_of sector service county region municipality form definition
-- uses: now_arrangements now_forms now_chosen now_participations now_named now_tasks
--   note_participations note_unplaced
-- column: service | reference service_area | Tjenesteområde | Service area | Tenesteområde
-- column: arrangement | reference arrangement | Ordning | Arrangement
-- column: region | reference region | Region | Region
-- column: status | arrangement.status | Status | Status
-- column: deal | text | Slag | Kind
-- column: form | reference legal_form | Form | Legal form
-- column: since | date | Siden | Since | Sidan
-- column: named | integer | Navngitt | Named | Namngjevne
-- column: stated | arrangement.stated_participants | Oppgitt | Stated | Oppgjevne
-- column: participants | text | Hvem som er med | Who takes part | Kven som er med
-- column: host | text | Vert | Host
-- column: seat | reference municipality | Kontorsted | Seat | Kontorstad
-- column: cost | money | Årlig kostnad | Annual cost | Årleg kostnad
-- column: certainty | arrangement.certainty | Sikkerhet | Certainty | Tryggleik
-- column: code | text data
-- figure: named | participation | arrangement:{arrangement} municipality.number:any | distinct municipality
-- figure: stated | arrangement | id:{arrangement} | sum stated_participants
-- figure: cost | arrangement | id:{arrangement} | sum annual_cost
-- note.nb: Navngitt: kommunene som står ved navn. Oppgitt: antallet kilden sier, også uten navn. Vert er
--   vertskommune, kontorkommune og den som selger tjenesten. ? er usikker. En ordning med flere oppgaver i sektoren
--   står på hver av dem. Kostnaden er det nyeste årets.
-- note.nn: Namngjevne: kommunane som står ved namn. Oppgjevne: talet kjelda seier, òg utan namn. Vert er
--   vertskommune, kontorkommune og den som sel tenesta. ? er usikker. Ei ordning med fleire oppgåver i sektoren
--   står på kvar av dei. Kostnaden er den for det nyaste året.
-- note.en: Named: the municipalities recorded by name. Stated: the number that the source says, also without names.
--   Hosts are host and office municipalities and those that sell the service. ? is uncertain. An arrangement with
--   several tasks in the sector stands under each of them. The cost is that of the newest year.
WITH task AS MATERIALIZED (
    SELECT s.service, s.arrangement
    FROM now_chosen AS c
    CROSS JOIN now_tasks AS s ON s.arrangement = c.id
    WHERE c.counts AND (:service IS NULL OR s.service = :service) AND (:sector IS NULL OR s.sector = :sector)
    UNION ALL
    SELECT NULL, c.id FROM now_chosen AS c
    WHERE coalesce(:service, :sector) IS NULL AND c.counts
        AND NOT EXISTS (SELECT 1 FROM now_tasks AS s WHERE s.arrangement = c.id)
),
bodies AS MATERIALIZED (
    SELECT arrangement, group_concat(name, ', ') AS participants
    FROM (
        SELECT p.arrangement, p.body || iif(max(p.role IS NOT 'observer'), '', words(' (observatør)', ' (observer)')) ||
            iif(min(p.certainty IS 'uncertain'), ' ?', '') AS name
        FROM participation AS r INDEXED BY participation_body
        CROSS JOIN now_participations AS p ON p.id = r.id
        WHERE r.body IS NOT NULL AND p.municipality IS NULL AND NOT p.undecided
        GROUP BY p.arrangement, p.body
        ORDER BY p.arrangement, p.body)
    GROUP BY arrangement
)
SELECT s.service AS service, a.id AS arrangement, a.region AS region, a.status AS status,
    CASE f.family WHEN 'purchase' THEN words('kjøp og salg', 'purchase and sale', 'kjøp og sal')
        WHEN 'unstated' THEN f.label ELSE words('samarbeid', 'cooperation') END AS deal,
    a.form AS form, a.effective AS since, ifnull(n.municipalities, 0) AS named, a.stated_participants AS stated,
    coalesce(n.participants || ', ' || b.participants, n.participants, b.participants,
        a.stated_participants || iif(a.stated_participants = 1,
            words(' kommune, ikke navngitt', ' municipality, not named', ' kommune, ikkje namngjeven'),
            words(' kommuner, ikke navngitt', ' municipalities, not named', ' kommunar, ikkje namngjevne')))
        AS participants,
    n.hosts AS host, a.seat AS seat, a.annual_cost AS cost, a.certainty AS certainty,
    CASE WHEN f.family IN ('purchase', 'unstated') THEN f.family ELSE 'cooperation' END AS code
FROM task AS s
JOIN now_arrangements AS a ON a.id = s.arrangement
LEFT JOIN service_area AS v ON v.id = s.service
JOIN now_forms AS f ON f.form = ifnull(a.form, 0)
LEFT JOIN now_named AS n ON n.arrangement = a.id
LEFT JOIN bodies AS b ON b.arrangement = a.id
ORDER BY v.id IS NULL, v.sort_key, v.code, a.sort_key, a.id
