-- One row for each text search configuration that was made after initdb. Only the parser can say how its token types are
-- called, by running its code: the names are not asked of the server.
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
    )::text AS dictionaries
FROM pg_catalog.pg_ts_config AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.cfgnamespace
JOIN pg_catalog.pg_ts_parser AS p ON p.oid = c.cfgparser
JOIN pg_catalog.pg_namespace AS pn ON pn.oid = p.prsnamespace
WHERE c.oid >= 16384 AND left(n.nspname, 8) <> 'pg_temp_'
