CREATE TABLE t (b int, a int AS (b + 1) VIRTUAL);
