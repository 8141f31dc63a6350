create table t (a, constraint c check (a > 0), constraint d check (a < 9));
