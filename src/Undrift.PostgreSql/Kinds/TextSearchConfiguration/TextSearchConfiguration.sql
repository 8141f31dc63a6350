-- One row for each text search configuration that was made after initdb. Only the parser can say how its token types are
-- called, by running its code: the names are not asked of the server. One of the server's own is listed when its mappings
-- are not those that initdb makes: words to the stemmer of the language (ASCII words of two to the English one), all else
-- to simple.
SELECT
    c.oid,
    n.nspname::text,
    c.cfgname::text,
    p.oid AS parser,
    pn.nspname::text AS parser_schema,
    p.prsname::text AS parser_name,
    ARRAY(
        SELECT m.maptokentype
        FROM pg_catalog.pg_ts_config_map AS m
        WHERE m.mapcfg = c.oid
        ORDER BY m.maptokentype, m.mapseqno
    )::text AS token_types,
    ARRAY(
        SELECT m.mapdict::pg_catalog.regdictionary::text
        FROM pg_catalog.pg_ts_config_map AS m
        WHERE m.mapcfg = c.oid
        ORDER BY m.maptokentype, m.mapseqno
    )::text AS dictionaries,
    c.cfgowner
FROM pg_catalog.pg_ts_config AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.cfgnamespace
JOIN pg_catalog.pg_ts_parser AS p ON p.oid = c.cfgparser
JOIN pg_catalog.pg_namespace AS pn ON pn.oid = p.prsnamespace
WHERE left(n.nspname, 8) <> 'pg_temp_'
    AND (
        c.oid >= 16384
        OR c.oid IN (
            SELECT m.mapcfg
            FROM pg_catalog.pg_ts_config_map AS m
            JOIN pg_catalog.pg_ts_config AS own ON own.oid = m.mapcfg
            JOIN pg_catalog.pg_ts_dict AS d ON d.oid = m.mapdict
            WHERE own.oid < 16384
            GROUP BY m.mapcfg
            HAVING count(*) <> 19 OR bool_or(
                d.oid >= 16384
                OR d.dictname <> CASE
                    WHEN m.maptokentype NOT IN (1, 2, 10, 11, 16, 17) OR own.cfgname = 'simple' THEN 'simple'
                    WHEN m.maptokentype NOT IN (2, 10, 17) AND own.cfgname IN ('hindi', 'russian') THEN 'english_stem'
                    ELSE own.cfgname || '_stem'
                END
            )
        )
    )
