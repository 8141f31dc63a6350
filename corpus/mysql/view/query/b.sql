CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT b AS a FROM t;
