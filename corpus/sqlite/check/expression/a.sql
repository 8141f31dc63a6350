create table t (a check (a > 0));
