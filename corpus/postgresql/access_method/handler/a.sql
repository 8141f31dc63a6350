CREATE FUNCTION public.own_handler(internal) RETURNS index_am_handler LANGUAGE internal STRICT AS 'bthandler';
CREATE ACCESS METHOD own TYPE INDEX HANDLER bthandler;
