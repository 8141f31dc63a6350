CREATE TYPE public.bt;
