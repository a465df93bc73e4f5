-- name: now_named
-- uses: now_chosen now_parts now_municipalities
-- about: Of each arrangement that counts and was chosen, and names municipalities: how many, and their names in the
--   order of lists, those that only observe and those that take part by uncertain records only marked so; and those
--   that host.
CREATE TEMP TABLE now_named (
    arrangement INTEGER PRIMARY KEY, municipalities INTEGER NOT NULL, participants TEXT NOT NULL, hosts TEXT);
INSERT INTO now_named
SELECT c.id, count(*),
    listed(iif(p.marks & (256 + 1024) = 256, m.name, -- as most are
        m.name || iif(p.marks & 256, '', words(' (observatør)', ' (observer)')) ||
        iif(p.marks & 1024 AND NOT p.marks & 4096, ' ?', '')), m.place),
    listed(m.name || iif(p.marks & 8192, ' ?', ''), m.place) FILTER (WHERE p.marks & 512)
FROM now_chosen AS c
CROSS JOIN now_parts AS p ON c.counts AND p.arrangement = c.id
CROSS JOIN now_municipalities AS m ON m.id = p.municipality
GROUP BY c.id;
