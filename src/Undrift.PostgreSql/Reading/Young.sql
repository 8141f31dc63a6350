-- Which transactions younger than the oldest open one does this snapshot see the catalog rows of? They had ended, so what
-- they wrote is no change since. The oldest may be open for hours, in another database even. No row where none is open.
WITH since AS (
    SELECT pg_catalog.age(
        (pg_catalog.pg_snapshot_xmin(s)::text::numeric % 4294967296)::text::pg_catalog.xid
    ) AS age
    FROM pg_catalog.pg_current_snapshot() AS s
    WHERE pg_catalog.pg_snapshot_xmin(s) <> pg_catalog.pg_snapshot_xmax(s)
)
SELECT (
    SELECT pg_catalog.string_agg(DISTINCT x.xmin::text, ',')
    FROM (
        SELECT xmin FROM pg_catalog.pg_class
        UNION ALL SELECT xmin FROM pg_catalog.pg_attribute
        UNION ALL SELECT xmin FROM pg_catalog.pg_attrdef
        UNION ALL SELECT xmin FROM pg_catalog.pg_constraint
        UNION ALL SELECT xmin FROM pg_catalog.pg_index
        UNION ALL SELECT xmin FROM pg_catalog.pg_trigger
        UNION ALL SELECT xmin FROM pg_catalog.pg_rewrite
        UNION ALL SELECT xmin FROM pg_catalog.pg_type
        UNION ALL SELECT xmin FROM pg_catalog.pg_proc
        UNION ALL SELECT xmin FROM pg_catalog.pg_operator
        UNION ALL SELECT xmin FROM pg_catalog.pg_collation
        UNION ALL SELECT xmin FROM pg_catalog.pg_ts_dict
        UNION ALL SELECT xmin FROM pg_catalog.pg_namespace
    ) AS x
    WHERE pg_catalog.age(x.xmin) <= since.age
)
FROM since
