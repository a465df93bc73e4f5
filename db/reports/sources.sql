-- name: sources
-- order: 900
-- listed: no
-- title.nb: Kilder
-- title.nn: Kjelder
-- title.en: Sources
-- help.nb: Kildene som det som står i registeret på datoen, de publiserte tallene og definisjonen viser til.
-- help.nn: Kjeldene som det som står i registeret på datoen, dei publiserte tala og definisjonen viser til.
-- help.en: The sources named by what the register holds on the day, by the published figures and by the definition.
-- parameters: as_of county region municipality definition
-- uses: now_municipalities now_regions now_chosen now_cited
-- column: code | source.code | Kode | Code
-- column: title | source.title | Tittel | Title
-- column: author | source.author | Forfatter | Author | Forfattar
-- column: date | source.date | Dato | Date
-- column: licence | source.licence | Lisens | Licence
-- column: source | reference source hidden
-- column: arrangements | integer | Ordninger | Arrangements | Ordningar
-- column: participations | integer | Deltakelser | Participations | Deltakingar
-- column: memberships | integer | Medlemskap | Memberships | Medlemskapar
-- column: facts | integer | Kommunetall | Municipal figures | Kommunetal
-- column: published | integer | Publiserte tall | Published figures | Publiserte tal
-- column: definitions | integer | Definisjon | Definition
-- column: line | text hidden
-- figure: arrangements | arrangement | @now_chosen source:{source} source:any
-- figure: participations | participation | arrangement.name:any arrangement.@now_chosen source:{source} source:any
-- figure: memberships | membership | region.name:any region.@now_regions source:{source} source:any
-- figure: facts | municipality_fact | municipality.@now_municipalities date<={:as_of} source:{source} source:any
-- figure: published | published_figure | {=line}
-- figure: definitions | counting_definition | id:{:definition} source:{source} source:any
-- note.nb: Kommunetall er folketall, areal, budsjett og sysselsatte for kommunene på datoen og dem de er slått sammen
--   av, også for tidligere år.
-- note.nn: Kommunetal er folketal, areal, budsjett og sysselsette for kommunane på datoen og dei dei er slegne saman
--   av, òg for tidlegare år.
-- note.en: Municipal figures are population, area, budget and employment of the municipalities of the day and of
--   those they were merged from, of earlier years too.
SELECT s.code AS code, s.title AS title, s.author AS author, s.date AS date, s.licence AS licence, s.id AS source,
    sum(n.kind = 1) AS arrangements, sum(n.kind = 2) AS participations, sum(n.kind = 3) AS memberships,
    sum(n.kind = 4) AS facts, sum(n.kind = 5) AS published, sum(n.kind = 6) AS definitions,
    'id:' || group_concat(iif(n.kind = 5, n.record, NULL)) AS line
FROM now_cited AS n
JOIN source AS s ON s.id = n.source
GROUP BY s.id
ORDER BY s.sort_key;
SELECT NULL AS code, NULL AS title, NULL AS author, NULL AS date, NULL AS licence, NULL AS source,
    sum(n.kind = 1) AS arrangements, sum(n.kind = 2) AS participations, sum(n.kind = 3) AS memberships,
    nullif(sum(n.kind = 4), 0) AS facts, sum(n.kind = 5) AS published, sum(n.kind = 6) AS definitions,
    ifnull('id:' || group_concat(iif(n.kind = 5, n.record, NULL)), 'source:none') AS line
FROM now_cited AS n
JOIN source AS s ON s.id = n.source
