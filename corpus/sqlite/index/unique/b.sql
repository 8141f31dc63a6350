create table t (a, b, c);
create unique index i on t (a);
