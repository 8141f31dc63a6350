CREATE TABLE public.up (a integer); CREATE TABLE public.t () INHERITS (public.up);
