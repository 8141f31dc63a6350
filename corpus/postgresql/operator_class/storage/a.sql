CREATE OPERATOR CLASS public.own FOR TYPE integer USING gist AS STORAGE bigint;
