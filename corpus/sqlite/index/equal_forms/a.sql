create table t (a, b, c);
create unique index i on t (a asc, lower(b), c collate nocase desc) where (a is not null);
