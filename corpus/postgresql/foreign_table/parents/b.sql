CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s TYPE 't' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (host 'h', port '1');
CREATE TABLE public.p (a integer, b text);
CREATE FOREIGN TABLE public.f (a integer OPTIONS (name 'x'), b text) SERVER s OPTIONS (name 't', mode 'r');
ALTER FOREIGN TABLE public.f INHERIT public.p;
ALTER FOREIGN TABLE public.f NO INHERIT public.p;
