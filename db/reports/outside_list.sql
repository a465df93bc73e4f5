-- name: outside_list
-- order: 162
-- listed: no
-- title.nb: Ordningene utenfor tellingen
-- title.nn: Ordningane utanfor teljinga
-- title.en: The arrangements outside the count
-- short.en: Arrangements outside
-- help.nb: Hver ordning som er registrert, men ikke telles: nettverk, prosjekter, piloter og det som ikke er i gang.
-- help.nn: Kvar ordning som er registrert, men ikkje blir tald: nettverk, prosjekt, pilotar og det som ikkje er i gang.
-- help.en: Each arrangement that is recorded but does not count: networks, projects, pilots and what has not begun.
-- parameters: as_of county region municipality sector service form definition
-- uses: now_arrangements now_chosen now_excluded
-- column: arrangement | reference arrangement | Ordning | Arrangement
-- column: region | reference region | Region | Region
-- column: reason | text | Grunn | Reason
-- column: status | arrangement.status | Status | Status
-- column: since | date | Siden | Since | Sidan
-- column: stated | arrangement.stated_participants | Oppgitte deltakere | Stated participants | Oppgjevne deltakarar
-- column: certainty | arrangement.certainty | Sikkerhet | Certainty | Tryggleik
-- column: code | text data
-- figure: stated | arrangement | id:{arrangement} | sum stated_participants
SELECT a.id AS arrangement, a.region AS region, e.reason AS reason, a.status AS status, a.effective AS since,
    a.stated_participants AS stated, a.certainty AS certainty, e.code AS code
FROM now_excluded AS e
JOIN now_arrangements AS a ON a.id = e.arrangement
ORDER BY e.place, a.sort_key, a.id
