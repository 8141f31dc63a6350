CREATE FUNCTION information_schema.undrift_probe(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
