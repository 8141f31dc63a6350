create table t (a, constraint c check (a > 0), constraint c check (a < 9));
