CREATE DOMAIN public.code AS varchar(10) DEFAULT lower('X');
