create table t (a check (a <> "foo"));
