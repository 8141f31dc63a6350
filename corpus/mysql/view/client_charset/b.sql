CREATE TABLE t (a int, b int);
SET character_set_client = latin1;
CREATE VIEW v AS SELECT a FROM t;
