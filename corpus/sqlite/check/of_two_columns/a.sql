create table t (a, b, check (a > b), check (a <> 5));
