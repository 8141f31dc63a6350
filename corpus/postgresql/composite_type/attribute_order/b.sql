CREATE TYPE public.addr AS (zip varchar(10), street text);
