CREATE TYPE public.ty AS (a integer);
CREATE FUNCTION public.fr(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'hashint4';
CREATE TRANSFORM FOR public.ty LANGUAGE plpgsql (FROM SQL WITH FUNCTION public.fr(internal));
CREATE FUNCTION public.f(a public.ty) RETURNS integer TRANSFORM FOR TYPE public.ty LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
