-- One row for each lock of this session on a relation of the database, from the weakest that keeps others out on.
SELECT relation, mode
FROM pg_catalog.pg_locks
WHERE pid = pg_catalog.pg_backend_pid()
    AND locktype = 'relation'
    AND granted
    AND mode IN ('ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
