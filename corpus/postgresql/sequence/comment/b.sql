CREATE SEQUENCE public.s ;
COMMENT ON SEQUENCE public.s IS 'numbers';
