CREATE OPERATOR CLASS public.own FOR TYPE integer USING btree AS STORAGE integer;
