CREATE DOMAIN public.code AS varchar(10);
ALTER DOMAIN public.code ADD CONSTRAINT filled CHECK (VALUE <> '');
COMMENT ON CONSTRAINT filled ON DOMAIN public.code IS 'never empty';
