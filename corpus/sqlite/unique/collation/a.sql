create table t (a, unique (a));
