CREATE COLLATION public.c (PROVIDER = icu, LOCALE = '@colCaseLevel=yes;colStrength=secondary');
