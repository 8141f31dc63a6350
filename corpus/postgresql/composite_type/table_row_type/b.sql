CREATE TABLE public.t (a integer);
CREATE TYPE public.addr AS (a bigint);
