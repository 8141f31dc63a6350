CREATE TABLE public.t (a text COLLATE pg_catalog."en-US-x-icu");
UPDATE pg_catalog.pg_collation SET collversion = '0' WHERE collname = 'en-US-x-icu';
