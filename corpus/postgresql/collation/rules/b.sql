CREATE COLLATION public.c (PROVIDER = icu, LOCALE = 'en-US', RULES = '&V << w <<< W');
