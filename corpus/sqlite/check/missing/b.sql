create table t (a, constraint c check (a > 0));
