CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s TYPE 't' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (host 'h', port '1');
CREATE FOREIGN TABLE public.f (a integer OPTIONS (name 'x'), b text) SERVER s OPTIONS (name 't', mode 'r');
