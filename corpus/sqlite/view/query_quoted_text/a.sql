create table t (a, b, c);
create view v as select a from t where b = "Foo";
