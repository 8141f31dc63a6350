CREATE SCHEMA s; CREATE TEXT SEARCH DICTIONARY s.words (TEMPLATE = pg_catalog.simple, stopwords = 'english');
CREATE TABLE public.t (a integer, b varchar(9), CONSTRAINT c CHECK (ts_lexize('s.words', a::text) IS NOT NULL AND b IN ('x', 'y')));
