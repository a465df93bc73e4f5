-- name: changes_list
-- order: 192
-- listed: no
-- title.nb: Endringene
-- title.nn: Endringane
-- title.en: The changes
-- help.nb: Hver endring, med den første dagen, måneden eller året den gjelder fra.
-- help.nn: Kvar endring, med den første dagen, månaden eller året ho gjeld frå.
-- help.en: Each change, with the first day, month or year from which it holds.
-- parameters: from to county region municipality sector service form definition
-- uses: now_changes now_kinds now_words
-- column: change | text | Endring | Change
-- column: date | date | Fra | From | Frå
-- column: arrangement | reference arrangement | Ordning | Arrangement
-- column: region | reference region | Region | Region
-- column: who | text | Hvem | Who | Kven
-- column: before | text | Før | Before
-- column: after | text | Etter | After
-- column: code | text data
-- note.nb: De to dagene er holdt mot hverandre: det som begynte og sluttet imellom, vises ikke. En kommune som er
--   slått sammen eller har fått nytt nummer, er ikke gått ut. Ordninger som telles på minst én av dagene, er med;
--   regioner og medlemmer bare når det ikke er spurt etter sektor, tjenesteområde eller form.
-- note.nn: Dei to dagane er haldne mot kvarandre: det som byrja og slutta imellom, blir ikkje vist. Ein kommune som er
--   slått saman eller har fått nytt nummer, har ikkje gått ut. Ordningar som blir talde på minst éin av dagane, er
--   med; regionar og medlemmer berre når det ikkje er spurt etter sektor, tenesteområde eller form.
-- note.en: The two days are held against each other: what began and ended in between is not shown. A municipality that
--   has merged or been renumbered has not left. Arrangements that count on at least one of the days are told of;
--   regions and members only when no sector, service area or form was asked for.
SELECT k.name AS change, c.date AS date, c.arrangement AS arrangement, c.region AS region,
    ifnull(m.number || ' ' || m.name, c.body) AS who, ifnull(o.code, iif(c.kind = 'form', w.unstated, NULL)) AS before,
    ifnull(n.code, iif(c.kind = 'form', w.unstated, NULL)) AS after, c.kind AS code
FROM now_changes AS c
JOIN now_kinds AS k ON k.kind = c.kind
CROSS JOIN now_words AS w
LEFT JOIN municipality AS m ON m.id = c.municipality
LEFT JOIN legal_form AS o ON o.id = c.old_form
LEFT JOIN legal_form AS n ON n.id = c.new_form
LEFT JOIN arrangement AS a ON a.id = c.arrangement
LEFT JOIN region AS r ON r.id = c.region
WHERE coalesce(:sector, :service, :form) IS NULL OR c.arrangement IS NOT NULL
ORDER BY k.place, c.date IS NULL, c.date, a.sort_key, r.sort_key, m.sort_key, c.body
