create table t (a unique);
