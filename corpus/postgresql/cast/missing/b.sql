CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE FUNCTION public.one(public.mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION public.two(public.mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2';
