CREATE TYPE public.addr AS (street text, zip varchar(10));
COMMENT ON COLUMN public.addr.zip IS 'post code';
