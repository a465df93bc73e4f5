-- name: now_regional
-- uses: now_arrangements
-- about: The arrangements of the day of each region, and whether they count (store/pairs.h): for those who ask for the
--   ones of some regions.
CREATE VIRTUAL TABLE temp.now_regional USING pairs(region, arrangement, counts);
INSERT INTO now_regional SELECT region, id, counts FROM now_arrangements WHERE region IS NOT NULL;
