-- Names of roles, for owners, policies and privileges. pg_authid has passwords and is closed; this view is not. The flags
-- mark the role of this session and the owner of the database.
SELECT r.oid, r.rolname::text, r.rolname = current_user AS own, d.oid IS NOT NULL AS owns_database
FROM pg_catalog.pg_roles AS r
LEFT JOIN pg_catalog.pg_database AS d ON d.datdba = r.oid AND d.datname = pg_catalog.current_database()
