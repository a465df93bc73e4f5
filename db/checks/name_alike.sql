-- name: name_alike
-- severity: warning
-- over: arrangement
-- message: “%1” differs from “%2”, which is in the register, only in capital letters, accents or signs.
--   If it is the same one, change that and leave this out.
SELECT 'arrangement', a.id, 'name', a.name, b.name
FROM scope s
CROSS JOIN arrangement a ON a.id = s.id AND a.removed = 0
/* The part of the sort key that decides first is alike for names that differ in nothing else; char(1) ends it. CROSS
   keeps the order of the tables: no save may walk through all records. */
CROSS JOIN arrangement b ON b.region IS a.region AND b.removed = 0 AND b.id <> a.id
                        AND b.sort_key >= substr(a.sort_key, 1, instr(a.sort_key, char(1)))
                        AND b.sort_key < substr(a.sort_key, 1, instr(a.sort_key, char(1)) - 1) || char(2)
WHERE b.id < a.id OR b.id NOT IN (SELECT id FROM scope)
GROUP BY a.id
