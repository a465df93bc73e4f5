-- name: now_tasks
-- uses: now_services
-- about: Which arrangements of the day have which tasks, each pair once (store/pairs.h), to be read by arrangement and
--   by service area; `sector`, in the place of marks, is that of the service area.
CREATE VIRTUAL TABLE temp.now_tasks USING pairs(service, arrangement, sector);
INSERT INTO now_tasks SELECT service, arrangement, ifnull(sector, 0) FROM now_services;
