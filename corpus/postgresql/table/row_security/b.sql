CREATE TABLE public.t (a integer, b text);
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
