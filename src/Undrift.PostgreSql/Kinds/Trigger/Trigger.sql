-- One row for each trigger that a user made, and for each of its clones on partitions (tgparentid; marked internal before
-- 15, not since). The triggers of foreign keys and of deferrable unique constraints name an index (tgconstrindid).
SELECT
    t.oid,
    t.tgrelid,
    t.tgname::text,
    t.tgtype::integer,
    t.tgattr::smallint[]::text AS columns,
    t.tgfoid::pg_catalog.regproc::text AS function,
    -- Texts in the server's encoding, each ended by a zero byte; as hexadecimal pairs with commas they split safely.
    (CASE WHEN t.tgnargs > 0 THEN ARRAY(
        SELECT pg_catalog.convert_from(
            pg_catalog.decode(pg_catalog.replace(u.argument, ',', ''), 'hex'), pg_catalog.getdatabaseencoding()
        )
        FROM pg_catalog.unnest(pg_catalog.string_to_array(
            pg_catalog.regexp_replace(pg_catalog.encode(t.tgargs, 'hex'), '(..)', E'\\1,', 'g'), '00,'
        )) WITH ORDINALITY AS u (argument, position)
        WHERE u.position <= t.tgnargs
        ORDER BY u.position
    ) END)::text AS arguments,
    t.tgqual IS NOT NULL AS has_condition,
    CASE WHEN t.tgqual IS NOT NULL THEN pg_catalog.pg_get_triggerdef(t.oid) END AS definition,
    t.tgoldtable::text,
    t.tgnewtable::text,
    t.tgconstraint,
    t.tgdeferrable,
    t.tginitdeferred,
    t.tgconstrrelid,
    t.tgenabled::text,
    original.tgrelid AS original_relation,
    original.tgname::text AS original_name
FROM pg_catalog.pg_trigger AS t
LEFT JOIN pg_catalog.pg_trigger AS original ON original.oid = t.tgparentid
WHERE t.tgconstrindid = 0 AND (NOT t.tgisinternal OR t.tgparentid <> 0)
