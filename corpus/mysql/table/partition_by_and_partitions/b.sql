CREATE TABLE t (a int NOT NULL, b int NOT NULL, d date NOT NULL);
