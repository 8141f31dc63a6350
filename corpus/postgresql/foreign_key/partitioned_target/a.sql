CREATE TABLE public.r (a integer PRIMARY KEY) PARTITION BY LIST (a); CREATE TABLE public.r1 PARTITION OF public.r DEFAULT; CREATE TABLE public.t (x integer REFERENCES public.r);
