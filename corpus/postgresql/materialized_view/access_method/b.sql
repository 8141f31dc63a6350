CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE public.t (a integer, b text);
CREATE MATERIALIZED VIEW public.m USING heap2 AS SELECT a, b FROM public.t;
