SELECT
    User AS user,
    Host AS host,
    Routine_name AS name,
    Routine_type AS type,
    Proc_priv AS privileges
FROM mysql.procs_priv
WHERE Db = DATABASE()
