create table t (a, check (1 = 1));
