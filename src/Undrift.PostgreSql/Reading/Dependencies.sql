-- What needs what, both ends as the things that a person makes: a default is its column, a rule _RETURN its view, a row
-- type its table, an array its element, a multirange its range, a member of an operator class that class.
WITH address AS MATERIALIZED (
    SELECT DISTINCT classid, objid FROM pg_catalog.pg_depend WHERE objid >= 16384
    UNION
    SELECT DISTINCT refclassid, refobjid FROM pg_catalog.pg_depend WHERE objid >= 16384
), meant AS MATERIALIZED (
    SELECT
        a.classid,
        a.objid,
        CASE
            WHEN d.oid IS NOT NULL OR r.oid IS NOT NULL OR n.oid IS NOT NULL THEN 1259::oid
            WHEN row_type.oid IS NOT NULL THEN 1259::oid
            WHEN composite.oid IS NOT NULL THEN 1247::oid
            WHEN member.refobjid IS NOT NULL THEN member.refclassid
            ELSE a.classid
        END AS catalog,
        coalesce(
            d.adrelid,
            r.ev_class,
            n.conrelid,
            row_type.oid,
            composite.reltype,
            member.refobjid,
            item.oid,
            range.oid,
            a.objid
        ) AS oid,
        coalesce(d.adnum, n.conkey[1])::integer AS number,
        d.oid IS NOT NULL AND column_of.attgenerated = '' AS is_default
    FROM address AS a
    LEFT JOIN pg_catalog.pg_attrdef AS d ON a.classid = 2604 AND d.oid = a.objid
    LEFT JOIN pg_catalog.pg_attribute AS column_of ON column_of.attrelid = d.adrelid AND column_of.attnum = d.adnum
    LEFT JOIN pg_catalog.pg_rewrite AS r ON a.classid = 2618 AND r.oid = a.objid AND r.rulename = '_RETURN'
    LEFT JOIN pg_catalog.pg_constraint AS n ON a.classid = 2606 AND n.oid = a.objid AND n.contype = 'n' AND n.conrelid <> 0
    LEFT JOIN pg_catalog.pg_type AS t ON a.classid = 1247 AND t.oid = a.objid
    LEFT JOIN pg_catalog.pg_range AS rng ON to_jsonb(rng) ->> 'rngmultitypid' = t.oid::text
    -- Two joins: with OR between them every type would be compared with every other.
    LEFT JOIN pg_catalog.pg_type AS item ON item.typarray = t.oid AND t.oid <> 0
    LEFT JOIN pg_catalog.pg_type AS range ON range.oid = rng.rngtypid
    LEFT JOIN pg_catalog.pg_class AS row_type
        ON row_type.oid = coalesce(item.typrelid, range.typrelid, t.typrelid) AND row_type.relkind <> 'c'
    LEFT JOIN pg_catalog.pg_class AS composite ON a.classid = 1259 AND composite.oid = a.objid AND composite.relkind = 'c'
    LEFT JOIN pg_catalog.pg_depend AS member
        ON a.classid IN (2602, 2603)
        AND member.classid = a.classid
        AND member.objid = a.objid
        AND member.refclassid IN (2616, 2753)
        AND member.deptype IN ('i', 'a')
        -- An operator that sorts by another family needs that one, too.
        AND (
            member.refclassid = 2616
            OR member.refobjid IN (SELECT o.amopfamily FROM pg_catalog.pg_amop AS o WHERE o.oid = a.objid)
            OR a.classid = 2603
        )
)
SELECT DISTINCT
    f.catalog,
    f.oid,
    CASE WHEN f.catalog <> 1259 OR f.classid = 2618 THEN 0 ELSE coalesce(f.number, x.objsubid) END,
    t.catalog,
    t.oid,
    CASE WHEN t.catalog <> 1259 OR t.classid <> 1259 THEN 0 ELSE x.refobjsubid END,
    CASE
        WHEN x.deptype = 'P' THEN 'copy'
        WHEN f.is_default THEN 'default'
        WHEN x.deptype = 'a' AND sequence.oid IS NOT NULL AND t.catalog = 1259 THEN 'owned_by'
    END AS part
FROM pg_catalog.pg_depend AS x
JOIN meant AS f ON f.classid = x.classid AND f.objid = x.objid
JOIN meant AS t ON t.classid = x.refclassid AND t.objid = x.refobjid
LEFT JOIN pg_catalog.pg_class AS sequence ON f.classid = 1259 AND sequence.oid = f.oid AND sequence.relkind = 'S'
WHERE x.objid >= 16384 AND x.deptype NOT IN ('e', 'p', 'x')
