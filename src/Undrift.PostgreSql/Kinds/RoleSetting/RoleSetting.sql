-- One row for each setting of a role, in all databases or in this one.
SELECT
    pg_catalog.pg_get_userbyid(s.setrole)::text,
    s.setdatabase <> 0 AS in_this_database,
    u.setting
FROM pg_catalog.pg_db_role_setting AS s
CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) AS u (setting)
WHERE s.setrole <> 0
    AND s.setdatabase IN (
        0::oid, (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
    )
