create table old (a int, bb text); alter table old rename to t; alter table t rename column bb to b; alter table t add column c real not null default 1.5 check (c > 0) references t (a);
