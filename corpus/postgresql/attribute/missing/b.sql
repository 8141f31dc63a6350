CREATE TYPE public.addr AS (street text);
