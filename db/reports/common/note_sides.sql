-- name: note_sides
-- note.nb: Første: %1 per %2. Andre: %3 per %4.
-- note.nn: Første: %1 per %2. Andre: %3 per %4.
-- note.en: First: %1 as of %2. Second: %3 as of %4.
-- about: Under a comparison: what stands on each side.
WITH called (side, name) AS (
    SELECT 1, coalesce((SELECT number || ' ' || name FROM county WHERE id = :county),
        (SELECT name FROM region WHERE id = :region),
        (SELECT number || ' ' || name FROM municipality WHERE id = :municipality),
        words('hele registeret', 'the whole register', 'heile registeret'))
    UNION ALL
    SELECT 2, coalesce((SELECT number || ' ' || name FROM county WHERE id = :with),
        (SELECT name FROM region WHERE id = :with),
        (SELECT number || ' ' || name FROM municipality WHERE id = :with))
)
SELECT (SELECT name FROM called WHERE side = 1), day(:as_of),
    coalesce((SELECT name FROM called WHERE side = 2), (SELECT name FROM called WHERE side = 1)),
    day(ifnull(:then, :as_of))
