create table t (a, c, b);
