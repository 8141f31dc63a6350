CREATE TABLE public.t (a integer) WITH (autovacuum_enabled = false, fillfactor = 70);
