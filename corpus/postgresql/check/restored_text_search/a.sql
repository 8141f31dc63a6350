CREATE SCHEMA s; CREATE TEXT SEARCH CONFIGURATION s.words (COPY = pg_catalog.simple);
CREATE TABLE s.t (a integer, b varchar(9), CONSTRAINT c CHECK (to_tsvector('s.words', b) <> '' AND b IN ('x', 'y')));
