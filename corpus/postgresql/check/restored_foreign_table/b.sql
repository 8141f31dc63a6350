CREATE SCHEMA s; CREATE FOREIGN DATA WRAPPER w; CREATE SERVER v FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE s.t (a integer, b varchar(9), CONSTRAINT c CHECK (((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])))) SERVER v;
