CREATE TABLE public.t (a integer, b text);
ALTER TABLE public.t FORCE ROW LEVEL SECURITY;
