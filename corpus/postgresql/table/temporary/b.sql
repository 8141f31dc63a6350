CREATE TABLE public.t (a integer, b text);
CREATE TEMPORARY TABLE passing (a integer PRIMARY KEY);
