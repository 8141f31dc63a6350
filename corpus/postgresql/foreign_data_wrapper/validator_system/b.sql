CREATE FUNCTION public.v(text[], oid) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FOREIGN DATA WRAPPER w VALIDATOR postgresql_fdw_validator;
