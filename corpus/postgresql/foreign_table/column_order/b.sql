CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s TYPE 't' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (host 'h', port '1');
CREATE FOREIGN TABLE public.f (b text, a integer OPTIONS (name 'x')) SERVER s OPTIONS (name 't', mode 'r');
