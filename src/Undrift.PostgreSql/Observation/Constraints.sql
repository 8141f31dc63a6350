-- One row for each constraint that holds for the rows that are there already.
SELECT conrelid, conname::text
FROM pg_catalog.pg_constraint
WHERE contype IN ('c', 'f') AND convalidated AND conrelid <> 0
