CREATE COLLATION public.c (PROVIDER = icu, LOCALE = '@colStrength=secondary');
