-- name: now_counting
-- fill: counted
-- steady: now_unsteady
-- about: The arrangements that count as formal under the definition on the day. The program fills it by the filter
--   "counted:DEFINITION" (model/filter.h), so that reports and lists agree on what counts.
CREATE TEMP TABLE now_counting (id INTEGER PRIMARY KEY);
