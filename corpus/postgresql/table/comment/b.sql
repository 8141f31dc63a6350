CREATE TABLE public.t (a integer, b text);
COMMENT ON TABLE public.t IS 'ours';
