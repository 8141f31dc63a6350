CREATE TABLE public.t (a integer);
CREATE UNIQUE INDEX t_u ON public.t (a);
