CREATE SCHEMA s; CREATE TEXT SEARCH CONFIGURATION s.words (COPY = pg_catalog.simple);
CREATE TABLE s.t (a integer, b varchar(9), CONSTRAINT c CHECK ((to_tsvector('s.words'::regconfig, (b)::text) <> ''::tsvector) AND ((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))));
