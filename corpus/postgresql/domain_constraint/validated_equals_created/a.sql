CREATE DOMAIN public.code AS varchar(10);
ALTER DOMAIN public.code ADD CONSTRAINT filled CHECK (VALUE <> '');
