-- name: changes_list
-- order: 192
-- listed: no
-- title.nb: Endringene
-- title.nn: Endringane
-- title.en: The changes
-- help.nb: Hver endring, med den første dagen, måneden eller året den gjelder fra.
-- help.nn: Kvar endring, med den første dagen, månaden eller året ho gjeld frå.
-- help.en: Each change, with the first day, month or year from which it holds.
-- parameters: from to county region municipality definition
-- uses: now_changes
-- column: change | text | Endring | Change
-- column: date | date | Fra | From | Frå
-- column: arrangement | reference arrangement | Ordning | Arrangement
-- column: region | reference region | Region | Region
-- column: who | text | Hvem | Who | Kven
-- column: before | text | Før | Before
-- column: after | text | Etter | After
-- note.nb: De to dagene er holdt mot hverandre: det som begynte og sluttet imellom, vises ikke. En kommune som er
--   slått sammen eller har fått nytt nummer, er ikke gått ut. Ordninger som telles på minst én av dagene, er med.
-- note.nn: Dei to dagane er haldne mot kvarandre: det som byrja og slutta imellom, blir ikkje vist. Ein kommune som er
--   slått saman eller har fått nytt nummer, har ikkje gått ut. Ordningar som blir talde på minst éin av dagane, er
--   med.
-- note.en: The two days are held against each other: what began and ended in between is not shown. A municipality that
--   has merged or been renumbered has not left. Arrangements that count on at least one of the days are told of.
SELECT CASE c.kind WHEN 'founded' THEN words('ordning ny', 'arrangement new')
        WHEN 'ended' THEN words('ordning avsluttet', 'arrangement ended', 'ordning avslutta')
        WHEN 'joined' THEN words('deltaker kommet til', 'participant joined', 'deltakar komen til')
        WHEN 'left' THEN words('deltaker gått ut', 'participant left', 'deltakar gått ut')
        WHEN 'form' THEN words('ny form', 'form changed')
        WHEN 'region_founded' THEN words('region ny', 'region new')
        WHEN 'region_ended' THEN words('region avsluttet', 'region ended', 'region avslutta')
        WHEN 'member_joined' THEN words('medlem kommet til', 'member joined', 'medlem kome til')
        WHEN 'member_left' THEN words('medlem gått ut', 'member left') END AS change,
    c.date AS date, c.arrangement AS arrangement, c.region AS region, ifnull(m.number || ' ' || m.name, c.body) AS who,
    iif(c.kind = 'form', ifnull(o.code, words('ikke oppgitt', 'not stated', 'ikkje oppgjeve')), o.code) AS before,
    iif(c.kind = 'form', ifnull(n.code, words('ikke oppgitt', 'not stated', 'ikkje oppgjeve')), n.code) AS after
FROM now_changes AS c
LEFT JOIN municipality AS m ON m.id = c.municipality
LEFT JOIN legal_form AS o ON o.id = c.old_form
LEFT JOIN legal_form AS n ON n.id = c.new_form
LEFT JOIN arrangement AS a ON a.id = c.arrangement
LEFT JOIN region AS r ON r.id = c.region
ORDER BY instr('founded ended joined left form region_founded region_ended member_joined member_left', c.kind),
    c.date IS NULL, c.date, a.sort_key, r.sort_key, m.sort_key, c.body
