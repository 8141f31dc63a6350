-- One row for each column, from pg_attribute alone.
SELECT attrelid, attnum, attname::text, atttypid, attcollation
FROM pg_catalog.pg_attribute
WHERE attnum > 0 AND NOT attisdropped
