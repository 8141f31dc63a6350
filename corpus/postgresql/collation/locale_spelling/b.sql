CREATE COLLATION public.c (PROVIDER = icu, LOCALE = 'en_US');
