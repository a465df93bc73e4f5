-- name: now_classes
-- uses: now_words
-- about: The classes of municipalities by population, those of Statistisk sentralbyrå; the last one is of those whose
--   population is not recorded, as -1. `line` finds the municipalities of the class.
CREATE TEMP TABLE now_classes (
    place INTEGER PRIMARY KEY, smallest INTEGER NOT NULL, largest INTEGER NOT NULL, name TEXT NOT NULL,
    line TEXT NOT NULL);
INSERT INTO now_classes
SELECT place, smallest, largest, name,
    iif(smallest < 0, 'population:none', printf('population>=%d population<=%d', smallest, largest))
FROM (
    SELECT 1 AS place, 0 AS smallest, 1999 AS largest, words('under 2 000', 'under 2 000') AS name
    UNION ALL VALUES (2, 2000, 2999, '2 000–2 999'), (3, 3000, 3999, '3 000–3 999'), (4, 4000, 4999, '4 000–4 999'),
        (5, 5000, 9999, '5 000–9 999'), (6, 10000, 19999, '10 000–19 999'), (7, 20000, 29999, '20 000–29 999'),
        (8, 30000, 49999, '30 000–49 999'), (9, 50000, 99999, '50 000–99 999'),
        (10, 100000, 9999999, words('100 000 og over', '100 000 and more'))
    UNION ALL SELECT 11, -1, -1, unstated FROM now_words);
