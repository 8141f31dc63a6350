CREATE TYPE public.t;
