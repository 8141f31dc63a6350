CREATE TABLE t (a int, b int);
SET character_set_client = utf8mb4;
CREATE VIEW v AS SELECT a FROM t;
