create table t (a, b, c);
