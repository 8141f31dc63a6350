create table t (a, check (1 = 2));
