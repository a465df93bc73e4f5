-- name: forms_counties
-- order: 22
-- listed: no
-- title.nb: Organisasjonsformer i hvert fylke
-- title.nn: Organisasjonsformer i kvart fylke
-- title.en: Legal forms in each county
-- short.nb: Organisasjonsformer i fylkene
-- short.nn: Organisasjonsformer i fylka
-- help.nb: Hvor mange formelle ordninger av hver juridisk form kommunene i et fylke deltar i, og hvor stor del av dem
--   alle.
-- help.nn: Kor mange formelle ordningar av kvar juridisk form kommunane i eit fylke deltek i, og kor stor del av alle.
-- help.en: How many formal arrangements of each legal form the municipalities of a county take part in, and their
--   share of all.
-- parameters: as_of county region municipality sector service definition
-- uses: now_arrangements now_forms now_chosen now_spread note_participations
-- column: county | reference county | Fylke | County
-- column: legal_form | text | Form | Legal form
-- column: form | reference legal_form hidden | Form | Legal form
-- column: arrangements | integer | Ordninger | Arrangements | Ordningar
-- column: share | percent | Andel | Share | Del
-- column: uncertain | integer | Usikre | Uncertain
-- column: code | text data
-- filter: of_county | arrangement.@now_chosen arrangement.counted:{:definition} municipality.county:{county}
-- filter: of_form | @of_county arrangement.legal_form:{form}
-- figure: arrangements | participation | @of_form | distinct arrangement
-- figure: share | participation | @of_form | distinct arrangement
-- per: share | participation | @of_county | distinct arrangement
-- figure: uncertain | participation | @of_form arrangement.certainty:uncertain | distinct arrangement
-- note.nb: En ordning med deltakere i flere fylker står i hvert av dem. En ordning uten navngitte deltakere står ikke
--   i noe fylke.
-- note.nn: Ei ordning med deltakarar i fleire fylke står i kvart av dei. Ei ordning utan namngjevne deltakarar står
--   ikkje i noko fylke.
-- note.en: An arrangement with participants in several counties stands in each of them. One without named participants
--   stands in none.
WITH placed AS (
    SELECT p.county, a.id, a.form, a.certainty
    FROM now_chosen AS c
    CROSS JOIN now_spread AS p ON c.counts AND p.arrangement = c.id AND (:county IS NULL OR p.county = :county)
    CROSS JOIN now_arrangements AS a ON a.id = p.arrangement
)
SELECT p.county AS county, f.label AS legal_form, p.form AS form, count(*) AS arrangements,
    share(count(*), sum(count(*)) OVER (PARTITION BY p.county)) AS share,
    count(*) FILTER (WHERE p.certainty = 'uncertain') AS uncertain, f.code AS code
FROM placed AS p
JOIN county AS k ON k.id = p.county
JOIN now_forms AS f ON f.form = ifnull(p.form, 0)
GROUP BY p.county, p.form
ORDER BY k.sort_key, k.number, p.form IS NULL, count(*) DESC, f.code
