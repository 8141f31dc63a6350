create table t (a check (a <> 'x'));
