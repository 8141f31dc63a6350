CREATE COLLATION public.c (PROVIDER = builtin, LOCALE = 'C');
-- No statement gives another provider the same locale.
UPDATE pg_catalog.pg_collation SET collprovider = 'i', collversion = NULL WHERE collname = 'c';
