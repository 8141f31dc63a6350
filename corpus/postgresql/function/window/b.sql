CREATE FUNCTION public.f() RETURNS bigint WINDOW LANGUAGE internal AS 'window_row_number';
