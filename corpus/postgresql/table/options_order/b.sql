CREATE TABLE public.t (a integer) WITH (fillfactor = 70, autovacuum_enabled = false);
