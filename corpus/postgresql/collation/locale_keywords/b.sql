CREATE COLLATION public.c (PROVIDER = icu, LOCALE = 'de-AT-u-co-phonebk-ks-level2');
