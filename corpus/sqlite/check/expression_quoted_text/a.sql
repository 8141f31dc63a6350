create table t (a check (a <> "Foo"));
