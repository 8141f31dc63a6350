CREATE SEQUENCE public.s; SELECT nextval('public.s'), setval('public.s', 42);
