create table t (a default 2);
