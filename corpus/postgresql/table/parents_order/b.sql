CREATE SCHEMA "Old.Times"; CREATE TABLE "Old.Times"."Up" (a integer); CREATE TABLE public.other (a integer);
CREATE TABLE public.t (b integer) INHERITS ("Old.Times"."Up", public.other);
