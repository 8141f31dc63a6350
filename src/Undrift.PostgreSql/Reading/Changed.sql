-- Was a catalog row written since the snapshot $1? pg_get_* and format_type read the current catalog: a column that was
-- renamed after the snapshot is deparsed by its new name beside its old one. age() compares with the next transaction id,
-- so rows as young as the snapshot's oldest open transaction are looked for, but for those of the transactions $2, which it
-- saw already (Young.sql); a row that is older only by wraparound costs another reading. Dropped objects show otherwise: their texts are null. Temporary tables come and go: they do not count.
WITH since AS (
    SELECT pg_catalog.age(
        (pg_catalog.pg_snapshot_xmin($1::text::pg_catalog.pg_snapshot)::text::numeric % 4294967296)::text::pg_catalog.xid
    ) AS age, pg_catalog.string_to_array($2, ',') AS seen
), passing AS (
    SELECT oid FROM pg_catalog.pg_namespace WHERE left(nspname, 7) = 'pg_temp' OR left(nspname, 8) = 'pg_toast'
)
SELECT
    EXISTS (
        SELECT FROM pg_catalog.pg_class AS x
        WHERE pg_catalog.age(x.xmin) <= since.age AND NOT x.xmin::text = ANY (since.seen)
            AND x.relnamespace NOT IN (SELECT oid FROM passing)
    )
    OR EXISTS (
        SELECT FROM pg_catalog.pg_attribute AS x
        WHERE pg_catalog.age(x.xmin) <= since.age AND NOT x.xmin::text = ANY (since.seen)
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = x.attrelid AND c.relnamespace IN (SELECT oid FROM passing)
            )
    )
    OR EXISTS (
        SELECT FROM pg_catalog.pg_attrdef AS x
        WHERE pg_catalog.age(x.xmin) <= since.age AND NOT x.xmin::text = ANY (since.seen)
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = x.adrelid AND c.relnamespace IN (SELECT oid FROM passing)
            )
    )
    OR EXISTS (
        SELECT FROM pg_catalog.pg_constraint AS x
        WHERE pg_catalog.age(x.xmin) <= since.age AND NOT x.xmin::text = ANY (since.seen)
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = x.conrelid AND c.relnamespace IN (SELECT oid FROM passing)
            )
    )
    OR EXISTS (
        SELECT FROM pg_catalog.pg_index AS x
        WHERE pg_catalog.age(x.xmin) <= since.age AND NOT x.xmin::text = ANY (since.seen)
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = x.indrelid AND c.relnamespace IN (SELECT oid FROM passing)
            )
    )
    OR EXISTS (
        SELECT FROM pg_catalog.pg_trigger AS x
        WHERE pg_catalog.age(x.xmin) <= since.age AND NOT x.xmin::text = ANY (since.seen)
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = x.tgrelid AND c.relnamespace IN (SELECT oid FROM passing)
            )
    )
    OR EXISTS (
        SELECT FROM pg_catalog.pg_rewrite AS x
        WHERE pg_catalog.age(x.xmin) <= since.age AND NOT x.xmin::text = ANY (since.seen)
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = x.ev_class AND c.relnamespace IN (SELECT oid FROM passing)
            )
    )
    OR EXISTS (
        SELECT FROM pg_catalog.pg_type AS x
        WHERE pg_catalog.age(x.xmin) <= since.age AND NOT x.xmin::text = ANY (since.seen)
            AND x.typnamespace NOT IN (SELECT oid FROM passing)
    )
    OR EXISTS (
        SELECT FROM pg_catalog.pg_proc AS x
        WHERE pg_catalog.age(x.xmin) <= since.age AND NOT x.xmin::text = ANY (since.seen)
    )
    OR EXISTS (
        SELECT FROM pg_catalog.pg_operator AS x
        WHERE pg_catalog.age(x.xmin) <= since.age AND NOT x.xmin::text = ANY (since.seen)
    )
    OR EXISTS (
        SELECT FROM pg_catalog.pg_collation AS x
        WHERE pg_catalog.age(x.xmin) <= since.age AND NOT x.xmin::text = ANY (since.seen)
    )
    OR EXISTS (
        SELECT FROM pg_catalog.pg_ts_dict AS x
        WHERE pg_catalog.age(x.xmin) <= since.age AND NOT x.xmin::text = ANY (since.seen)
    )
    OR EXISTS (
        SELECT FROM pg_catalog.pg_namespace AS x
        WHERE pg_catalog.age(x.xmin) <= since.age AND NOT x.xmin::text = ANY (since.seen)
            AND left(x.nspname, 3) <> 'pg_'
    )
FROM since
