-- One row for each policy. A policy for PUBLIC names the role 0.
SELECT
    p.oid,
    p.polrelid,
    p.polname::text,
    p.polcmd::text,
    p.polpermissive,
    p.polroles::text,
    p.polqual IS NOT NULL AS has_using,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS using_expression,
    p.polwithcheck IS NOT NULL AS has_check,
    pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS check_expression
FROM pg_catalog.pg_policy AS p
