CREATE COLLATION public.c (PROVIDER = builtin, LOCALE = 'C');
