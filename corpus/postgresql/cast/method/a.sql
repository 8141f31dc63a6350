CREATE CAST (date AS integer) WITH INOUT;
