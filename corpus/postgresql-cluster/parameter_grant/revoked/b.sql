GRANT SET ON PARAMETER work_mem TO PUBLIC;
DO $$ BEGIN EXECUTE format('REVOKE %s ON PARAMETER work_mem FROM %I', 'SET', (SELECT rolname FROM pg_roles WHERE oid = 10)); END $$;
