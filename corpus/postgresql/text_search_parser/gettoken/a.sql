CREATE FUNCTION public.own_start(internal, integer) RETURNS internal LANGUAGE internal AS 'prsd_start';
CREATE FUNCTION public.own_gettoken(internal, internal, internal) RETURNS internal LANGUAGE internal AS 'prsd_nexttoken';
CREATE FUNCTION public.own_end(internal) RETURNS void LANGUAGE internal AS 'prsd_end';
CREATE FUNCTION public.own_lextypes(internal) RETURNS internal LANGUAGE internal AS 'prsd_lextype';
CREATE FUNCTION public.own_headline(internal, internal, tsquery) RETURNS internal LANGUAGE internal AS 'prsd_headline';
CREATE TEXT SEARCH PARSER public.p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
