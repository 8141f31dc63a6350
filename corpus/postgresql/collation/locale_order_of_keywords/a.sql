CREATE COLLATION public.c (PROVIDER = icu, LOCALE = 'und-u-ks-level2-kc-true');
