create table t (a, b, c);
CREATE VIEW "v" AS
  SELECT a AS "X Y", t . b
  FROM "T" WHERE t.c = 1;
