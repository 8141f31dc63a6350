-- Writes down which tables a statement changes the rows of: a trigger for statements is called where there is no row, too.
CREATE SCHEMA undrift_watch;
CREATE TABLE undrift_watch.seen (id bigint GENERATED ALWAYS AS IDENTITY, operation text, relation oid);
CREATE FUNCTION undrift_watch.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    INSERT INTO undrift_watch.seen (operation, relation) VALUES (TG_OP, TG_RELID);
    RETURN NULL;
END $$;
-- A migration may run as another role.
GRANT USAGE ON SCHEMA undrift_watch TO PUBLIC;
GRANT SELECT ON undrift_watch.seen TO PUBLIC;
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN
        SELECT c.oid::pg_catalog.regclass::text
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p')
            AND left(n.nspname, 3) <> 'pg_'
            AND n.nspname NOT IN ('information_schema', 'undrift_watch')
    LOOP
        EXECUTE 'CREATE TRIGGER undrift_watch AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ' || name
            || ' FOR EACH STATEMENT EXECUTE FUNCTION undrift_watch.note()';
        EXECUTE 'ALTER TABLE ' || name || ' ENABLE ALWAYS TRIGGER undrift_watch';
    END LOOP;
END $$;
