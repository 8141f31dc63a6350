-- One row for each rule that a user made. The query of a view is a rule, too (_RETURN): it is the view's.
-- The server's own rules have an OID that initdb gave (below FirstNormalObjectId).
SELECT
    r.oid,
    r.ev_class,
    r.rulename::text,
    r.ev_type::text,
    r.ev_enabled::text,
    r.is_instead,
    pg_catalog.pg_get_ruledef(r.oid) AS definition
FROM pg_catalog.pg_rewrite AS r
JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class
WHERE r.oid >= 16384 AND r.rulename <> '_RETURN' AND c.relpersistence <> 't'
