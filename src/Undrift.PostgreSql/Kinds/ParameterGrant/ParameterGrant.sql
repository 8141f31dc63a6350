-- One row for each parameter on which privileges were granted, from 15 on. It belongs to the bootstrap superuser (10).
SELECT p.parname::text, p.paracl::text, pg_catalog.acldefault('p', 10)::text AS base
FROM pg_catalog.pg_parameter_acl AS p
