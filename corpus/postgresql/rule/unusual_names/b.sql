CREATE TABLE public."T DO x" (a integer, b text);
CREATE RULE "r WHERE ""q" AS ON DELETE TO public."T DO x" DO INSTEAD NOTIFY c;
