create table t (a, b, unique ("A"), unique (a asc));
