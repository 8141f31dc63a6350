CREATE TABLE public.up (a integer); CREATE TABLE public.t (a integer) INHERITS (public.up);
