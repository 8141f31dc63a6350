CREATE OPERATOR CLASS public.own FOR TYPE bigint USING btree AS STORAGE bigint;
