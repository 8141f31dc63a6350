CREATE TYPE public.addr AS (street text, zip varchar(10));
