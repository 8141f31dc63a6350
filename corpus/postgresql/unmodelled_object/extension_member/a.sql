CREATE EXTENSION hstore; CREATE FUNCTION pg_catalog.undrift_member() RETURNS integer LANGUAGE sql AS 'SELECT 1'; ALTER EXTENSION hstore ADD FUNCTION pg_catalog.undrift_member();
