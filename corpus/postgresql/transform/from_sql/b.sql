CREATE FUNCTION public.own_from(internal) RETURNS internal LANGUAGE internal STABLE STRICT AS 'prsd_lextype';
CREATE FUNCTION public.own_to(internal) RETURNS integer LANGUAGE internal STABLE STRICT AS 'int4recv';
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION public.own_from(internal), TO SQL WITH FUNCTION int4recv(internal));
