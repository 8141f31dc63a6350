CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT x.a FROM (t AS x JOIN t AS y) WHERE x.a = y.b;
