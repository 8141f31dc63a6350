create table t (a, b, unique (a, b));
