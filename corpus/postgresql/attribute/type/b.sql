CREATE TYPE public.addr AS (street text, zip varchar(10));
ALTER TYPE public.addr ALTER ATTRIBUTE zip TYPE varchar(12);
