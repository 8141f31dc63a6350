-- One row for each object that a user made and that no kind reads. The kinds leave out the schemas of the server itself,
-- and a superuser may put functions, types, statistics there, which a dump leaves out too. Relations, types and routines
-- of an unknown sort, and system catalogs that the supported versions do not have, are those of a server derived from
-- PostgreSQL. What an extension put there comes with its version.
-- Collations are not looked at: pg_import_system_collations() adds those of the operating system.
WITH own AS (
    SELECT oid
    FROM pg_catalog.pg_namespace
    WHERE (left(nspname, 3) = 'pg_' OR nspname = 'information_schema')
        AND left(nspname, 7) <> 'pg_temp'
        AND left(nspname, 8) <> 'pg_toast'
), found AS (
    SELECT 1259::oid AS class, oid AS object
    FROM pg_catalog.pg_class
    WHERE oid >= 16384
        AND (
            (relkind NOT IN ('i', 'I', 't') AND relnamespace IN (SELECT oid FROM own))
            OR relkind NOT IN ('r', 'p', 'v', 'm', 'f', 'c', 'S', 'i', 'I', 't')
        )
    UNION ALL
    SELECT 1247, oid
    FROM pg_catalog.pg_type
    WHERE oid >= 16384
        AND (
            (
                typrelid = 0
                AND typtype <> 'm'
                AND (typtype <> 'b' OR typarray <> 0)
                AND typnamespace IN (SELECT oid FROM own)
            )
            OR typtype NOT IN ('b', 'c', 'd', 'e', 'm', 'p', 'r')
        )
    UNION ALL
    SELECT 1255, oid
    FROM pg_catalog.pg_proc
    WHERE oid >= 16384
        AND (pronamespace IN (SELECT oid FROM own) OR prokind NOT IN ('f', 'p', 'a', 'w'))
    UNION ALL
    SELECT 3381, oid FROM pg_catalog.pg_statistic_ext WHERE oid >= 16384 AND stxnamespace IN (SELECT oid FROM own)
)
SELECT o.type, o.identity
FROM found
CROSS JOIN LATERAL pg_catalog.pg_identify_object(found.class, found.object, 0) AS o
WHERE NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend AS d
    WHERE d.classid = found.class AND d.objid = found.object AND d.deptype IN ('e', 'i')
)
UNION ALL
SELECT 'objects in the system catalog', c.relname::text
FROM pg_catalog.pg_class AS c
WHERE c.oid < 16384
    AND c.relkind = 'r'
    AND c.relnamespace = 11
    AND c.relname NOT IN (
            'pg_aggregate', 'pg_am', 'pg_amop', 'pg_amproc', 'pg_attrdef', 'pg_attribute', 'pg_auth_members',
            'pg_authid', 'pg_cast', 'pg_class', 'pg_collation', 'pg_constraint', 'pg_conversion', 'pg_database',
            'pg_db_role_setting', 'pg_default_acl', 'pg_depend', 'pg_description', 'pg_enum', 'pg_event_trigger',
            'pg_extension', 'pg_foreign_data_wrapper', 'pg_foreign_server', 'pg_foreign_table', 'pg_index',
            'pg_inherits', 'pg_init_privs', 'pg_language', 'pg_largeobject', 'pg_largeobject_metadata',
            'pg_namespace', 'pg_opclass', 'pg_operator', 'pg_opfamily', 'pg_parameter_acl', 'pg_partitioned_table',
            'pg_policy', 'pg_proc', 'pg_publication', 'pg_publication_namespace', 'pg_publication_rel', 'pg_range',
            'pg_replication_origin', 'pg_rewrite', 'pg_seclabel', 'pg_sequence', 'pg_shdepend', 'pg_shdescription',
            'pg_shseclabel', 'pg_statistic', 'pg_statistic_ext', 'pg_statistic_ext_data', 'pg_subscription',
            'pg_subscription_rel', 'pg_tablespace', 'pg_transform', 'pg_trigger', 'pg_ts_config',
            'pg_ts_config_map', 'pg_ts_dict', 'pg_ts_parser', 'pg_ts_template', 'pg_type', 'pg_user_mapping'
    )
