CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE public.p (a integer, b integer) PARTITION BY RANGE (a);
