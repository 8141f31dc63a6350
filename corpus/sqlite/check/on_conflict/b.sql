create table t (a, check (a > 0) on conflict fail);
