DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS ''Orders''', current_database()); END $$;
