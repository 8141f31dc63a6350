create table t (a check (a <> 'X'));
