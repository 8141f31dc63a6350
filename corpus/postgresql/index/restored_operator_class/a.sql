CREATE SCHEMA s; CREATE OPERATOR CLASS s.own FOR TYPE integer USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
CREATE TABLE public.t (a integer, b varchar(9)); CREATE INDEX i ON public.t (a s.own) WHERE b IN ('x', 'y');
