CREATE TABLE t (b int, a int AS (b + 2) VIRTUAL);
