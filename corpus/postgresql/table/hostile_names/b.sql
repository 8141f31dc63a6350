CREATE TABLE public.victim (a integer);
