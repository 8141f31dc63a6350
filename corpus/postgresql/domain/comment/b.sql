CREATE DOMAIN public.code AS varchar(10);
COMMENT ON DOMAIN public.code IS 'short';
