CREATE TYPE public.addr AS (street text, town text, zip varchar(10));
