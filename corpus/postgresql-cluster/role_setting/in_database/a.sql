CREATE ROLE app;
DO $$ BEGIN EXECUTE format('ALTER ROLE app IN DATABASE %I SET work_mem = ''4MB''', current_database()); END $$;
