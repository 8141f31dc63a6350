CREATE TABLE public.t (a timestamp DEFAULT (now() AT TIME ZONE 'utc'));
