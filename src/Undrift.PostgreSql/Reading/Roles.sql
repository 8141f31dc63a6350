-- Names of roles, for owners, policies and privileges. pg_authid has passwords and is closed; this view is not. The flag
-- marks the role of this session.
SELECT r.oid, r.rolname::text, r.rolname = current_user AS own
FROM pg_catalog.pg_roles AS r
