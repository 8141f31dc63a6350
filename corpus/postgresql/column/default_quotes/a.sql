CREATE TABLE public.t (a text DEFAULT 'it''s');
