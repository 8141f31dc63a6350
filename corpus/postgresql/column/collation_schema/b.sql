CREATE SCHEMA s1; CREATE SCHEMA s2; CREATE COLLATION s1.c (provider = libc, locale = 'C'); CREATE COLLATION s2.c (provider = libc, locale = 'C');
CREATE TABLE public.t (a text COLLATE s2.c);
