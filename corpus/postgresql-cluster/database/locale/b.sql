-- A test cannot make its own database anew: the catalog row is all that is read.
UPDATE pg_catalog.pg_database SET datlocprovider = 'b', datlocale = 'C.UTF-8' WHERE datname = current_database();
