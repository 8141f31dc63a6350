CREATE FUNCTION public.h() RETURNS fdw_handler LANGUAGE internal AS 'fdw_handler_in';
CREATE FOREIGN DATA WRAPPER w HANDLER public.h;
