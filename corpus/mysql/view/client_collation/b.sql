CREATE TABLE t (a int, b int);
SET collation_connection = utf8mb4_unicode_ci;
CREATE VIEW v AS SELECT a FROM t;
