CREATE FUNCTION public.f() RETURNS bigint LANGUAGE internal AS 'window_row_number';
