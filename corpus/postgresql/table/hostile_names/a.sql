CREATE TABLE public.victim (a integer);
-- Each name and text tries to end its quotes, its comment or its line, and to drop the victim.
CREATE TYPE public."e'); DROP TABLE public.victim; --" AS ENUM ('''); DROP TABLE public.victim; --', '\', '$$');
CREATE TABLE public."t""; DROP TABLE public.victim; --" (
    "c'); DROP TABLE public.victim; --" text DEFAULT '''; DROP TABLE public.victim; --' NOT NULL,
    "/* */ */ select" integer CONSTRAINT "k
DROP TABLE public.victim;
" CHECK ("/* */ */ select" > 0),
    "🐘 Größe $$" public."e'); DROP TABLE public.victim; --" DEFAULT '''); DROP TABLE public.victim; --'
);
COMMENT ON TABLE public."t""; DROP TABLE public.victim; --" IS '''; DROP TABLE public.victim; --
\! DROP TABLE public.victim;';
COMMENT ON COLUMN public."t""; DROP TABLE public.victim; --"."/* */ */ select" IS '$$; DROP TABLE public.victim; $$ \';
CREATE INDEX "i;
DROP TABLE public.victim;" ON public."t""; DROP TABLE public.victim; --" ("/* */ */ select") WHERE "c'); DROP TABLE public.victim; --" <> ''';';
CREATE VIEW public."v"";--" AS SELECT "c'); DROP TABLE public.victim; --" AS "$1" FROM public."t""; DROP TABLE public.victim; --";
CREATE FUNCTION public."f"";--"("$f$" integer DEFAULT 1) RETURNS text LANGUAGE sql AS $_$SELECT '; DROP TABLE public.victim; $function$ $$'$_$;
