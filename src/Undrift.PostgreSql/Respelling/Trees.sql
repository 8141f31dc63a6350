-- What the server parsed the texts of the probes into (pg_node_tree), without what only says where and how something was
-- written: now() AT TIME ZONE 'utc' and timezone('utc', now()) are one call, printed in two ways from 14 on.
-- prosqlbody and stxexprs exist from 14 on, prqual from 15 on; older servers take the stand-ins of the first sub-selects.
SELECT
    probe.name::text,
    pg_catalog.regexp_replace(
        probe.tree, ' :(location|stmt_location|stmt_len|list_start|list_end|[a-z]*format|row_format) -?[0-9]+', '', 'g'
    ) AS tree
FROM (
    SELECT conname AS name, conbin::text AS tree FROM pg_catalog.pg_constraint WHERE conbin IS NOT NULL
    UNION ALL
    SELECT a.attname, d.adbin::text
    FROM pg_catalog.pg_attrdef AS d
    JOIN pg_catalog.pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
    UNION ALL
    -- Everything that the elements of an index are made of, not only their expressions.
    SELECT
        c.relname,
        concat_ws(
            ' / ', x.indnkeyatts, x.indkey, x.indclass, x.indcollation, x.indoption, con.conexclop, x.indexprs, x.indpred,
            (
                SELECT pg_catalog.string_agg(a.attnum || ' ' || o.option, ' / ' ORDER BY a.attnum, o.option)
                FROM pg_catalog.pg_attribute AS a
                CROSS JOIN LATERAL pg_catalog.unnest(a.attoptions) AS o (option)
                WHERE a.attrelid = x.indexrelid AND left(o.option, 10) <> 'pg_attver='
            )
        )
    FROM pg_catalog.pg_index AS x
    JOIN pg_catalog.pg_class AS c ON c.oid = x.indexrelid
    LEFT JOIN pg_catalog.pg_constraint AS con ON con.conindid = x.indexrelid AND con.contype = 'x'
    UNION ALL
    -- A view refers to itself in its rule, by its own OID.
    SELECT
        CASE WHEN r.rulename = '_RETURN' THEN c.relname ELSE r.rulename END,
        pg_catalog.replace(concat_ws(' / ', r.ev_type, r.is_instead, r.ev_qual, r.ev_action), ':relid ' || c.oid || ' ', ':relid 0 ')
    FROM pg_catalog.pg_rewrite AS r
    JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class
    UNION ALL
    SELECT tgname, tgqual::text FROM pg_catalog.pg_trigger
    UNION ALL
    SELECT polname, concat_ws(' / ', polqual IS NULL, polqual, polwithcheck) FROM pg_catalog.pg_policy
    UNION ALL
    SELECT typname, typdefaultbin::text FROM pg_catalog.pg_type WHERE typtype = 'd'
    UNION ALL
    SELECT c.relname, concat_ws(' / ', k.partstrat, k.partattrs, k.partclass, k.partcollation, k.partexprs)
    FROM pg_catalog.pg_partitioned_table AS k
    JOIN pg_catalog.pg_class AS c ON c.oid = k.partrelid
    UNION ALL
    SELECT s.stxname, concat_ws(' / ', s.stxkeys, s.stxkind, s.stxexprs)
    FROM (SELECT NULL::text AS stxexprs) AS before_14
    CROSS JOIN LATERAL (SELECT stxname, stxkeys, stxkind, stxexprs FROM pg_catalog.pg_statistic_ext) AS s
    UNION ALL
    SELECT p.pubname, r.prqual::text
    FROM (SELECT NULL::text AS prqual) AS before_15
    CROSS JOIN LATERAL (SELECT prpubid, prqual FROM pg_catalog.pg_publication_rel) AS r
    JOIN pg_catalog.pg_publication AS p ON p.oid = r.prpubid
    UNION ALL
    SELECT p.proname, concat_ws(' / ', p.proargnames, p.proargmodes, p.proargtypes, p.proallargtypes, p.proargdefaults, p.prosqlbody)
    FROM (SELECT NULL::text AS prosqlbody) AS before_14
    CROSS JOIN LATERAL (
        SELECT proname, proargnames, proargmodes, proargtypes, proallargtypes, proargdefaults, prosqlbody FROM pg_catalog.pg_proc
    ) AS p
) AS probe
WHERE left(probe.name, 14) = 'undrift_probe_'
