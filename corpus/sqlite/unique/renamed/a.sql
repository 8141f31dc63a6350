create table t (a, constraint u unique (a));
