-- name: forms_list
-- order: 21
-- listed: no
-- title.nb: Organisasjonsformer
-- title.nn: Organisasjonsformer
-- title.en: Legal forms
-- help.nb: Hvor mange formelle ordninger det er av hver juridisk form, og hvor stor del av dem alle.
-- help.nn: Kor mange formelle ordningar det er av kvar juridisk form, og kor stor del av alle.
-- help.en: How many formal arrangements there are of each legal form, and their share of all.
-- parameters: as_of county region municipality sector service definition
-- uses: now_arrangements now_forms now_chosen note_unplaced
-- column: legal_form | text | Form | Legal form
-- column: form | reference legal_form hidden | Form | Legal form
-- column: structure | legal_form.structure | Overbygning | Superstructure | Overbygnad
-- column: arrangements | integer sum | Ordninger | Arrangements | Ordningar
-- column: share | percent | Andel | Share | Del
-- column: uncertain | integer sum | Usikre | Uncertain
-- column: code | text data
-- filter: of_form | @now_chosen counted:{:definition} legal_form:{form}
-- figure: arrangements | arrangement | @of_form
-- figure: share | arrangement | @of_form
-- per: share | arrangement | @now_chosen counted:{:definition}
-- figure: uncertain | arrangement | @of_form certainty:uncertain
-- chart: shares | legal_form | arrangements
SELECT n.label AS legal_form, a.form AS form, f.structure AS structure, count(*) AS arrangements,
    share(count(*), sum(count(*)) OVER ()) AS share,
    count(*) FILTER (WHERE a.certainty = 'uncertain') AS uncertain, f.code AS code
FROM now_chosen AS c
JOIN now_arrangements AS a ON a.id = c.id AND a.counts
JOIN now_forms AS n ON n.form = ifnull(a.form, 0)
LEFT JOIN legal_form AS f ON f.id = a.form
GROUP BY a.form
ORDER BY a.form IS NULL, count(*) DESC, f.code
