-- name: services
-- order: 30
-- title.nb: Samarbeid etter tjenesteområde
-- title.nn: Samarbeid etter tenesteområde
-- title.en: Cooperation by service area
-- help.nb: Hvor mange formelle ordninger det er på hvert tjenesteområde, hvor mange som er samarbeid og hvor mange som
--   er kjøp og salg, etter form, og hvor stor del av kommunene som er med.
-- help.nn: Kor mange formelle ordningar det er på kvart tenesteområde, kor mange som er samarbeid og kor mange som er
--   kjøp og sal, etter form, og kor stor del av kommunane som er med.
-- help.en: How many formal arrangements there are in each service area, how many are cooperation and how many purchase
--   and sale, by form, and the share of the municipalities that take part.
-- parameters: as_of county region municipality sector service form definition size
-- uses: now_municipalities now_arrangements now_chosen now_forms now_tasks now_reach note_participations
--   note_unplaced
-- column: service | reference service_area | Tjenesteområde | Service area | Tenesteområde
-- column: arrangements | integer | Ordninger | Arrangements | Ordningar
-- column: cooperation | integer | Samarbeid | Cooperation
-- column: purchase | integer | Kjøp og salg | Purchase | Kjøp og sal
-- column: municipalities | integer | Kommuner | Municipalities | Kommunar
-- column: share | percent | Andel | Share | Del
-- column: doubtful | integer | Usikre kommuner | Uncertain municipalities | Usikre kommunar
-- column: stated | integer | Oppgitt, minst | Stated, at least | Oppgjeve, minst
-- column: uncertain | integer | Usikre | Uncertain
-- column: comprehensive | integer | Helhetlige | Comprehensive | Heilskaplege
-- column: as_company | integer | AS | AS
-- column: iks | integer | IKS | IKS
-- column: host | integer | Vert | Host
-- column: board | integer | § 27 | Section 27
-- column: agreement | integer | Avtale | Agreement
-- column: other | integer | Andre | Other
-- column: unstated | integer | Uoppgitt | Not stated | Ikkje oppgjeve
-- filter: of_service | @now_chosen counted:{:definition} service_area:{service}
-- filter: taking_part | arrangement.@now_chosen arrangement.counted:{:definition} arrangement.service_area:{service}
--   municipality.@now_municipalities
-- figure: arrangements | arrangement | @of_service
-- figure: cooperation | arrangement | @of_service !legal_form:KJOPSALG
-- figure: purchase | arrangement | @of_service legal_form:KJOPSALG
-- figure: comprehensive | arrangement | @of_service comprehensive:yes
-- figure: as_company | arrangement | @of_service legal_form:AS
-- figure: iks | arrangement | @of_service legal_form:IKS
-- figure: host | arrangement | @of_service @host_forms
-- figure: board | arrangement | @of_service legal_form:P27
-- figure: agreement | arrangement | @of_service legal_form:AVTALE
-- figure: other | arrangement | @of_service @other_forms
-- figure: unstated | arrangement | @of_service legal_form:none
-- figure: uncertain | arrangement | @of_service certainty:uncertain
-- figure: municipalities | participation | @taking_part | distinct municipality
-- figure: share | participation | @taking_part | distinct municipality
-- per: share | municipality | @now_municipalities
-- figure: doubtful | participation | @taking_part certainty:uncertain | distinct municipality
-- figure: stated | arrangement | @of_service stated_participants:any | most stated_participants
-- chart: stacked | service | cooperation purchase
-- note.nb: En ordning med flere oppgaver står på hvert av tjenesteområdene. Samarbeid er alt som ikke er kjøp og salg,
--   også der formen ikke er oppgitt. Kommuner og andel er av dem i utvalget, og gjelder dem som er navngitt; tomt:
--   ingen er navngitt. Oppgitt: det høyeste antallet en av ordningene oppgir, med eller uten navn.
-- note.nn: Ei ordning med fleire oppgåver står på kvart av tenesteområda. Samarbeid er alt som ikkje er kjøp og sal,
--   òg der forma ikkje er oppgjeven. Kommunar og del er av dei i utvalet, og gjeld dei som er namngjevne; tomt: ingen
--   er namngjeven. Oppgjeve: det høgaste talet ei av ordningane oppgjev, med eller utan namn.
-- note.en: An arrangement with several tasks stands in each of the service areas. Cooperation is all that is not
--   purchase and sale, also where the form is not stated. Municipalities and share are of those chosen, and of those
--   named; empty: none is named. Stated: the highest number that one of the arrangements states, with or without names.
WITH task AS (
    SELECT s.service, a.certainty, a.comprehensive, a.stated_participants, f.family
    FROM now_tasks AS s
    CROSS JOIN now_arrangements AS a ON a.id = s.arrangement AND a.counts
    CROSS JOIN now_chosen AS c ON c.id = a.id
    CROSS JOIN now_forms AS f ON f.form = ifnull(a.form, 0)
    WHERE (:service IS NULL OR s.service = :service) AND (:sector IS NULL OR s.sector = :sector)
),
total AS MATERIALIZED (
    SELECT service, count(*) AS arrangements, count(*) FILTER (WHERE family <> 'purchase') AS cooperation,
        count(*) FILTER (WHERE family = 'purchase') AS purchase, max(stated_participants) AS stated,
        count(*) FILTER (WHERE certainty = 'uncertain') AS uncertain,
        count(*) FILTER (WHERE comprehensive) AS comprehensive, count(*) FILTER (WHERE family = 'as') AS as_company,
        count(*) FILTER (WHERE family = 'iks') AS iks, count(*) FILTER (WHERE family = 'host') AS host,
        count(*) FILTER (WHERE family = 'board') AS board, count(*) FILTER (WHERE family = 'agreement') AS agreement,
        count(*) FILTER (WHERE family = 'other') AS other, count(*) FILTER (WHERE family = 'unstated') AS unstated
    FROM task
    GROUP BY service
),
part AS MATERIALIZED (
    SELECT r.service, count(m.id) AS municipalities, count(iif(r.marks & 1024, m.id, NULL)) AS doubtful
    FROM now_reach AS r
    LEFT JOIN now_municipalities AS m ON m.id = r.municipality AND m.chosen
    GROUP BY r.service
)
SELECT t.service AS service, t.arrangements AS arrangements, t.cooperation AS cooperation, t.purchase AS purchase,
    p.municipalities AS municipalities,
    share(p.municipalities, (SELECT count(*) FROM now_municipalities WHERE chosen)) AS share,
    p.doubtful AS doubtful, t.stated AS stated, t.uncertain AS uncertain, t.comprehensive AS comprehensive,
    t.as_company AS as_company, t.iks AS iks, t.host AS host, t.board AS board, t.agreement AS agreement,
    t.other AS other, t.unstated AS unstated
FROM total AS t
CROSS JOIN service_area AS v ON v.id = t.service
LEFT JOIN part AS p ON p.service = t.service
ORDER BY v.sort_key, v.code
