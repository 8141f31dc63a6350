CREATE TABLE t (a int, s date NOT NULL, e date NOT NULL, PERIOD FOR app(s, e));
