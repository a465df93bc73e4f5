-- name: published_list
-- order: 172
-- listed: no
-- title.nb: Tallene hver for seg
-- title.nn: Tala kvar for seg
-- title.en: Figure by figure
-- help.nb: Hvert tall som er publisert, hva som er registrert, og forskjellen.
-- help.nn: Kvart tal som er publisert, kva som er registrert, og skilnaden.
-- help.en: Each figure that was published, what is recorded, and the difference.
-- parameters: as_of county region municipality sector service form definition
-- uses: now_published now_recorded note_unplaced
-- column: source | text | Kilde | Source | Kjelde
-- column: scope | text | Område | Scope
-- column: service | reference service_area | Tjenesteområde | Service area | Tenesteområde
-- column: form | text | Form | Form
-- column: measure | published_figure.measure | Mål | Measure
-- column: published | decimal | Publisert | Published
-- column: recorded | decimal | Registrert | Recorded
-- column: difference | decimal | Forskjell | Difference | Skilnad
-- column: complete | percent | Dekning | Coverage
-- column: date | date | Dato | Date
-- column: remark | text | Merk | Remark
-- column: figure | text hidden | |
-- column: entity | text hidden | |
-- column: line | text hidden | |
-- column: counts | text hidden | |
-- column: of_entity | text hidden | |
-- column: of_line | text hidden | |
-- figure: published | published_figure | id:{figure} | sum value
-- figure: recorded | {entity} | {=line} | {=counts}
-- per: recorded | {of_entity} | {=of_line}
-- figure: difference | {entity} | {=line} | {=counts}
-- per: difference | {of_entity} | {=of_line}
-- less: difference | published_figure | id:{figure} | sum value
-- figure: complete | {entity} | {=line} | {=counts}
-- per: complete | {of_entity} | {=of_line}
-- per: complete | published_figure | id:{figure} | sum value
-- note.nb: Registrert er det registeret har på datoen for rapporten. Der feltet er tomt, kan tallet ikke regnes ut:
--   området er ikke kjent, det er ikke sagt hva tallet måler, eller det er ikke registrert for noen der. I et fylke
--   ligger de ordningene som har navngitte deltakere der. Selskaper er AS og IKS uten dem som er underliggende.
-- note.nn: Registrert er det registeret har på datoen for rapporten. Der feltet er tomt, kan talet ikkje reknast ut:
--   området er ikkje kjent, det er ikkje sagt kva talet måler, eller det er ikkje registrert for nokon der. I eit
--   fylke ligg dei ordningane som har namngjevne deltakarar der. Selskap er AS og IKS utan dei som er underliggjande.
-- note.en: Recorded is what the register has on the day of the report. Where it is empty the figure cannot be
--   computed: the scope is not known, it is not said what the figure measures, or it is recorded of none there. In a
--   county lie the arrangements that have named participants there. Companies are AS and IKS without subsidiaries.
SELECT s.code || ifnull(', ' || f.source_place, '') AS source, f.scope AS scope, f.service_area AS service,
    l.code AS form, f.measure AS measure, f.value AS published, r.recorded AS recorded,
    r.recorded - f.value AS difference, share(r.recorded, f.value) AS complete, f.date AS date,
    CASE WHEN r.recorded > f.value THEN words('flere enn publisert', 'more than published', 'fleire enn publisert')
        WHEN r.recorded IS NOT NULL THEN NULL
        WHEN p.kind IS NULL THEN words('området er ikke kjent', 'the scope is not known', 'området er ikkje kjent')
        ELSE words('kan ikke regnes ut', 'cannot be computed', 'kan ikkje reknast ut') END AS remark,
    CAST(f.id AS TEXT) AS figure, r.entity AS entity, r.line AS line, r.measure AS counts, r.of_entity AS of_entity,
    r.of_line AS of_line
FROM now_published AS p
JOIN published_figure AS f ON f.id = p.id
JOIN source AS s ON s.id = f.source
LEFT JOIN now_recorded AS r ON r.id = f.id
LEFT JOIN legal_form AS l ON l.id = f.legal_form
ORDER BY s.sort_key, f.sort_key, f.scope
