create table t (a, constraint v unique (a));
