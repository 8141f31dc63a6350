-- One row for each operator that was made after initdb, in whatever schema. Without a function it is only a name that
-- another operator mentions as its commutator or negator. The result type is that of the function.
SELECT
    o.oid,
    n.nspname::text,
    o.oprname::text,
    CASE WHEN o.oprleft <> 0 THEN pg_catalog.format_type(o.oprleft, NULL) ELSE 'NONE' END AS left_type,
    CASE WHEN o.oprright <> 0 THEN pg_catalog.format_type(o.oprright, NULL) ELSE 'NONE' END AS right_type,
    o.oprcode::text,
    CASE WHEN o.oprcom <> 0 THEN o.oprcom::pg_catalog.regoper::text END AS commutator,
    CASE WHEN o.oprnegate <> 0 THEN o.oprnegate::pg_catalog.regoper::text END AS negator,
    CASE WHEN o.oprrest::oid <> 0 THEN o.oprrest::text END AS restrict,
    CASE WHEN o.oprjoin::oid <> 0 THEN o.oprjoin::text END AS join,
    o.oprcanhash,
    o.oprcanmerge,
    o.oprowner
FROM pg_catalog.pg_operator AS o
JOIN pg_catalog.pg_namespace AS n ON n.oid = o.oprnamespace
WHERE o.oid >= 16384 AND o.oprcode::oid <> 0 AND left(n.nspname, 8) <> 'pg_temp_'
