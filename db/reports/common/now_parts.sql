-- name: now_parts
-- uses: now_counting now_succession
-- about: Who takes part in what that counts: each municipality of the day once in each arrangement, whatever its roles
--   and records, in a table of pairs (store/pairs.h) that is quick to read by arrangement and by municipality. What was
--   asked for is not told apart here: that say now_chosen and now_municipalities. `marks` are bits, of all its records
--   together; those of dates and of certainty leave out records that only let it observe:
--     1 host, 2 participant, 4 owner, 8 buyer, 16 seller, 32 office, 64 observer, 128 role not recorded
--     256 it takes part: it does more than observe, 512 it hosts: as host, seller or office
--     1024 by an uncertain record
--     2048 it takes part by an uncertain record, 4096 by one that is not, 8192 it hosts by an uncertain record
--     16384 it has taken part for four years, 32768 by a record that began since, 65536 by one of unknown beginning
CREATE VIRTUAL TABLE temp.now_parts USING pairs(arrangement, municipality, marks);
INSERT INTO now_parts
SELECT p.arrangement, s.now,
    CASE WHEN p.role = 'observer' THEN 64 + iif(p.certainty = 'uncertain', 1024, 0) ELSE
        CASE p.role WHEN 'participant' THEN 2 + 256 WHEN 'owner' THEN 4 + 256 WHEN 'host' THEN 1 + 256 + 512
            WHEN 'buyer' THEN 8 + 256 WHEN 'seller' THEN 16 + 256 + 512 WHEN 'office' THEN 32 + 256 + 512
            ELSE iif(p.role IS NULL, 128, 0) + 256 END +
        iif(p.certainty = 'uncertain', 1024 + 2048 + iif(p.role IN ('host', 'seller', 'office'), 8192, 0), 4096) +
        CASE WHEN p.valid_from IS NULL THEN 65536 WHEN p.valid_from <= date(:as_of, '-4 years') THEN 16384
            ELSE 32768 END END
FROM participation AS p NOT INDEXED
CROSS JOIN now_counting AS c ON c.id = p.arrangement
CROSS JOIN now_succession AS s ON s.id = p.municipality AND s.holds
WHERE p.removed = 0 AND (p.valid_from IS NULL OR p.valid_from <= :as_of)
    AND (p.valid_to IS NULL OR p.valid_to > :as_of);
