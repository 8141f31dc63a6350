-- Drops what a dump of this database holds, and leaves what it does not hold as it is: the database itself with its
-- settings, roles, the schema public, extensions with what belongs to them, and the schemas that those stand in. Runs in
-- the transaction of the restore. Names are those that the server gives (pg_identify_object). What CASCADE took before is
-- told by pg_depend: the function itself fails for it before PostgreSQL 14.
DO $undrift$
DECLARE
    item record;
    named record;
BEGIN
    -- What is granted for objects to come would be granted for those that the dump makes: back to the server's defaults.
    FOR item IN
        SELECT quote_ident(pg_get_userbyid(a.defaclrole)) AS owner,
            CASE WHEN n.oid IS NULL THEN '' ELSE 'IN SCHEMA ' || quote_ident(n.nspname) END AS place,
            CASE a.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
                WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' WHEN 'L' THEN 'LARGE OBJECTS' END AS kind,
            (SELECT string_agg(DISTINCT
                    CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END, ', ')
                FROM aclexplode(a.defaclacl) x) AS grantees
        FROM pg_default_acl a LEFT JOIN pg_namespace n ON n.oid = a.defaclnamespace
    LOOP
        IF item.grantees IS NOT NULL THEN
            EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %s %s REVOKE ALL ON %s FROM %s',
                item.owner, item.place, item.kind, item.grantees);
        END IF;
        IF item.place = '' THEN
            EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %s GRANT ALL ON %s TO %s', item.owner, item.kind, item.owner);
            IF item.kind IN ('FUNCTIONS', 'TYPES') THEN
                EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %s GRANT %s ON %s TO PUBLIC', item.owner,
                    CASE item.kind WHEN 'TYPES' THEN 'USAGE' ELSE 'EXECUTE' END, item.kind);
            END IF;
        END IF;
    END LOOP;
    FOR item IN
        SELECT 'pg_event_trigger'::regclass AS class, oid AS id, true AS top FROM pg_event_trigger
        UNION ALL SELECT 'pg_publication'::regclass, oid, true FROM pg_publication
        UNION ALL SELECT 'pg_cast'::regclass, oid, true FROM pg_cast WHERE oid >= 16384
        UNION ALL SELECT 'pg_foreign_server'::regclass, oid, true FROM pg_foreign_server
        UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid, true FROM pg_foreign_data_wrapper
        UNION ALL SELECT 'pg_namespace'::regclass, n.oid, true FROM pg_namespace n
            WHERE nspname !~ '^pg_' AND nspname NOT IN ('public', 'information_schema')
                AND NOT EXISTS (SELECT FROM pg_extension e WHERE e.extnamespace = n.oid)
        UNION ALL SELECT d.classid::regclass, d.objid, false FROM pg_depend d
            JOIN pg_namespace n ON d.refclassid = 'pg_namespace'::regclass AND n.oid = d.refobjid
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND d.objsubid = 0
                AND d.classid <> 'pg_extension'::regclass AND d.classid <> 'pg_default_acl'::regclass
    LOOP
        CONTINUE WHEN EXISTS (
            SELECT FROM pg_depend d
            WHERE d.classid = item.class AND d.objid = item.id AND d.deptype IN ('e', 'i')
                -- A partitioned table is bound to its own columns.
                AND (d.refclassid, d.refobjid) <> (d.classid::oid, d.objid)
        );
        CONTINUE WHEN NOT item.top AND NOT EXISTS (
            SELECT FROM pg_depend d WHERE d.classid = item.class AND d.objid = item.id
        );
        SELECT type, identity INTO named FROM pg_identify_object(item.class, item.id, 0);
        EXECUTE format(
            'DROP %s IF EXISTS %s CASCADE',
            CASE named.type
                WHEN 'statistics object' THEN 'STATISTICS'
                WHEN 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER'
                ELSE named.type
            END,
            named.identity
        );
    END LOOP;
    PERFORM lo_unlink(oid) FROM pg_largeobject_metadata;
END
$undrift$;
