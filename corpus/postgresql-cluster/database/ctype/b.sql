-- A test cannot make its own database anew: the catalog row is all that is read.
UPDATE pg_catalog.pg_database SET datctype = 'POSIX' WHERE datname = current_database();
