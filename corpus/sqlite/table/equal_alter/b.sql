create table t (a int, b text, c real default 1.5 not null references t (a) check (c > 0));
