-- name: now_participations
-- uses: now_day now_succession now_arrangements
-- about: The participations of the day in arrangements of the day, whether these count or not. `municipality` is the
--   one of the day; NULL with `undecided` where it was split, NULL without where another body takes part. `recorded`:
--   the one that the record names.
--   A view, to be read by `arrangement`, by `recorded` or by `id`, for which the register has indexes: few reports look
--   at more than some of them. For all that take part in what counts there is now_parts.
CREATE TEMP VIEW now_participations AS
SELECT p.id, p.arrangement, p.municipality AS recorded, s.now AS municipality, ifnull(s.undecided, 0) AS undecided,
    p.body, p.role, p.share, p.cost_share, p.certainty, p.valid_from, p.source
FROM participation AS p
LEFT JOIN now_succession AS s ON s.id = p.municipality
JOIN now_arrangements AS a ON a.id = p.arrangement
WHERE p.removed = 0 AND (p.valid_from IS NULL OR p.valid_from <= (SELECT as_of FROM now_day))
    AND (p.valid_to IS NULL OR p.valid_to > (SELECT as_of FROM now_day));
