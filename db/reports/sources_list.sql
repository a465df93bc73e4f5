-- name: sources_list
-- order: 901
-- listed: no
-- title.nb: Kildene
-- title.nn: Kjeldene
-- title.en: The sources
-- help.nb: Kildene som det som står i registeret på datoen, de publiserte tallene og definisjonen viser til.
-- help.nn: Kjeldene som det som står i registeret på datoen, dei publiserte tala og definisjonen viser til.
-- help.en: The sources named by what the register holds on the day, by the published figures and by the definition.
-- parameters: as_of county region municipality definition
-- uses: now_cited
-- column: code | source.code | Kode | Code
-- column: title | source.title | Tittel | Title
-- column: author | source.author | Forfatter | Author | Forfattar
-- column: date | source.date | Dato | Date
-- column: licence | source.licence | Lisens | Licence
SELECT s.code AS code, s.title AS title, s.author AS author, s.date AS date, s.licence AS licence
FROM source AS s
WHERE s.id IN (SELECT source FROM now_cited)
ORDER BY s.sort_key, s.code
