-- One row for each role, schema and sort of object with default privileges. Without a schema the list starts from the
-- built-in default, within a schema from nothing.
SELECT
    d.defaclrole,
    n.oid AS namespace,
    n.nspname::text,
    d.defaclobjtype::text,
    d.defaclacl::text,
    CASE
        WHEN d.defaclnamespace = 0 THEN pg_catalog.acldefault(
            CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END::"char", d.defaclrole
        )
        ELSE '{}'
    END::text AS base
FROM pg_catalog.pg_default_acl AS d
LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = d.defaclnamespace
