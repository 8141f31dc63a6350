CREATE COLLATION public.c (PROVIDER = icu, LOCALE = 'en-US');
UPDATE pg_catalog.pg_collation SET collversion = '0' WHERE collname = 'c';
