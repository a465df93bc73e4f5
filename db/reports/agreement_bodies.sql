-- name: agreement_bodies
-- order: 183
-- listed: no
-- title.nb: Styringsorganer
-- title.nn: Styringsorgan
-- title.en: Governing bodies
-- help.nb: Råd, arbeidsutvalg og sekretariat, og hvem som sitter der.
-- help.nn: Råd, arbeidsutval og sekretariat, og kven som sit der.
-- help.en: Councils, working committees and secretariats, and who sits in them.
-- parameters: as_of county region municipality
-- uses: now_regions
-- column: region | reference region | Region | Region
-- column: body | reference body | Organ | Body
-- column: kind | body.kind | Type | Kind
-- column: offices | integer | Verv | Offices
-- column: who | text | Hvem | Who | Kven
-- column: seats | integer | Plasser | Seats | Plassar
-- column: posts | body.posts | Stillinger | Posts | Stillingar
-- figure: offices | body_member | body:{body}
-- figure: seats | body_member | body:{body} count:any | sum count
-- figure: posts | body | id:{body} | sum posts
-- note.nb: Kildene daterer ikke organene; de står slik de sist er beskrevet.
-- note.nn: Kjeldene daterer ikkje organa; dei står slik dei sist er skildra.
-- note.en: The sources give the bodies no dates; they stand as last described.
WITH member AS (
    SELECT n.body, n.role, n.count FROM body_member AS n WHERE n.removed = 0 ORDER BY n.body, n.sort_key
),
total AS (
    SELECT body, count(*) AS offices, group_concat(role, ', ') AS who, sum(count) AS seats FROM member GROUP BY body
)
SELECT b.region AS region, b.id AS body, b.kind AS kind, t.offices AS offices, t.who AS who,
    t.seats AS seats, b.posts AS posts
FROM now_regions AS r
JOIN body AS b ON b.region = r.id AND b.removed = 0
LEFT JOIN total AS t ON t.body = b.id
WHERE r.chosen
ORDER BY r.sort_key, r.id, b.sort_key, b.id
