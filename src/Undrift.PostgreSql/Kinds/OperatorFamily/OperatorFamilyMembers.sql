-- Operators and functions that were put into operator families after initdb, into one of the server's own, too.
-- Which of them belong to a class is not asked of pg_depend: from 14 on it is another answer for the same statement.
SELECT
    m.amopfamily,
    m.amoplefttype,
    m.amoprighttype,
    m.amopstrategy::bigint AS number,
    m.amopopr AS operator,
    m.amopopr::pg_catalog.regoperator::text AS member,
    NULL::text AS types,
    CASE WHEN m.amopsortfamily <> 0 THEN (
        SELECT pg_catalog.format('%I.%I', n.nspname, f.opfname)
        FROM pg_catalog.pg_opfamily AS f
        JOIN pg_catalog.pg_namespace AS n ON n.oid = f.opfnamespace
        WHERE f.oid = m.amopsortfamily
    ) END AS sort_family
FROM pg_catalog.pg_amop AS m
WHERE m.oid >= 16384
UNION ALL
SELECT
    m.amprocfamily,
    m.amproclefttype,
    m.amprocrighttype,
    m.amprocnum,
    NULL,
    m.amproc::pg_catalog.regprocedure::text,
    pg_catalog.format(
        '(%s, %s)', pg_catalog.format_type(m.amproclefttype, NULL), pg_catalog.format_type(m.amprocrighttype, NULL)
    ),
    NULL
FROM pg_catalog.pg_amproc AS m
WHERE m.oid >= 16384
