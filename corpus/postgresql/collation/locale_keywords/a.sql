CREATE COLLATION public.c (PROVIDER = icu, LOCALE = 'de_at@collation=phonebook;colStrength=secondary');
