-- name: sources
-- order: 900
-- listed: no
-- title.nb: Kilder
-- title.nn: Kjelder
-- title.en: Sources
-- help.nb: Kildene som ordninger, deltakelser og medlemskap i registeret viser til.
-- help.nn: Kjeldene som ordningar, deltakingar og medlemskapar i registeret viser til.
-- help.en: The sources that arrangements, participations and memberships in the register name.
-- parameters: as_of
-- column: code | source.code | Kode | Code
-- column: title | source.title | Tittel | Title
-- column: author | source.author | Forfatter | Author | Forfattar
-- column: date | source.date | Dato | Date
-- column: licence | source.licence | Lisens | Licence
-- column: source | reference source hidden
-- column: arrangements | integer sum | Ordninger | Arrangements | Ordningar
-- column: participations | integer sum | Deltakelser | Participations | Deltakingar
-- column: memberships | integer sum | Medlemskap | Memberships | Medlemskapar
-- figure: arrangements | arrangement | source:{source} source:any | count | all
-- figure: participations | participation | source:{source} source:any | count | all
-- figure: memberships | membership | source:{source} source:any | count | all
WITH counted (source, arrangements, participations, memberships) AS (
    SELECT source, count(*), 0, 0 FROM arrangement WHERE removed = 0 AND source IS NOT NULL GROUP BY source
    UNION ALL
    SELECT source, 0, count(*), 0 FROM participation WHERE removed = 0 AND source IS NOT NULL GROUP BY source
    UNION ALL
    SELECT source, 0, 0, count(*) FROM membership WHERE removed = 0 AND source IS NOT NULL GROUP BY source
)
SELECT s.code AS code, s.title AS title, s.author AS author, s.date AS date, s.licence AS licence, s.id AS source,
    sum(c.arrangements) AS arrangements, sum(c.participations) AS participations, sum(c.memberships) AS memberships
FROM counted AS c
JOIN source AS s ON s.id = c.source
GROUP BY s.id
ORDER BY s.sort_key
