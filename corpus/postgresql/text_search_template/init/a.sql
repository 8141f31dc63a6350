CREATE FUNCTION public.own_init(internal) RETURNS internal LANGUAGE internal AS 'dsimple_init';
CREATE FUNCTION public.own_lexize(internal, internal, internal, internal) RETURNS internal LANGUAGE internal AS 'dsimple_lexize';
CREATE TEXT SEARCH TEMPLATE public.t (INIT = dsimple_init, LEXIZE = dsimple_lexize);
