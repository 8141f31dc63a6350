-- The role that runs this ran initdb.
ALTER SCHEMA public OWNER TO CURRENT_USER;
