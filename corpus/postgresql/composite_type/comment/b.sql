CREATE TYPE public.addr AS (street text, zip varchar(10));
COMMENT ON TYPE public.addr IS 'where';
