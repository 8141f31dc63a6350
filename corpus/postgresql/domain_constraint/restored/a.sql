CREATE DOMAIN public.d AS varchar(9) CONSTRAINT d_c CHECK (VALUE IN ('x', 'y'));
