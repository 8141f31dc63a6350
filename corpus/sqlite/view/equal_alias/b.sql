create table t (a, b);
create view v as select a foo, (b) Bar, case b when 1 then 2 end baz from t x order by FOO, X.a, baz;
