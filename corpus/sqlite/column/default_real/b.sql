create table t (a default 1.0);
