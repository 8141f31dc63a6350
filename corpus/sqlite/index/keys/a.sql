create table t (a, b, c);
create index i on t (a);
