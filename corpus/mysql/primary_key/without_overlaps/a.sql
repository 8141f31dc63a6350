CREATE TABLE t (a int NOT NULL, s date NOT NULL, e date NOT NULL, PERIOD FOR app(s, e), PRIMARY KEY (a));
