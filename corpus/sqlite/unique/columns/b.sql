create table t (a, b, c, constraint u unique (a, c));
