CREATE TYPE public.ty AS (a integer);
CREATE FUNCTION public.fr(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'hashint4';
CREATE TRANSFORM FOR public.ty LANGUAGE plpgsql (FROM SQL WITH FUNCTION public.fr(internal));
CREATE PROCEDURE public.p(a public.ty) TRANSFORM FOR TYPE public.ty LANGUAGE plpgsql AS 'BEGIN END';
