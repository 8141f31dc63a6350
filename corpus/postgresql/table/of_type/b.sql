CREATE TYPE public.k AS (a integer, b text); CREATE TABLE public.t (a integer, b text);
