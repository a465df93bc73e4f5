-- name: now_day
-- about: The day, for the shared tables that are views: their SQL can have no parameters.
CREATE TEMP TABLE now_day (as_of TEXT NOT NULL);
INSERT INTO now_day VALUES (:as_of);
