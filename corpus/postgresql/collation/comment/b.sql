CREATE COLLATION public.c (PROVIDER = icu, LOCALE = 'en-US');
COMMENT ON COLLATION public.c IS 'ours';
