-- One row for each setting of this database.
SELECT u.setting
FROM pg_catalog.pg_db_role_setting AS s
JOIN pg_catalog.pg_database AS d ON d.oid = s.setdatabase
CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) AS u (setting)
WHERE s.setrole = 0 AND d.datname = pg_catalog.current_database()
