CREATE TYPE public.addr AS (street text, old integer, zip varchar(10));
ALTER TYPE public.addr DROP ATTRIBUTE old;
