CREATE COLLATION public.c (PROVIDER = icu, LOCALE = 'en-US');
UPDATE pg_catalog.pg_collation SET collversion = '1' WHERE collname = 'c';
