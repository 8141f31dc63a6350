create table t (a int null, b int constraint nn not null on conflict abort, c int constraint left_over);
